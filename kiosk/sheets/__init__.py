"""The paper: forms as they are signed and filed, drawn the same for the printer and the screen."""

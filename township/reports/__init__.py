"""The month at a glance: what each village has done of its plan, and what waits for the office."""

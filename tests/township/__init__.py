"""The office, asked from outside as its stations and its staff do."""

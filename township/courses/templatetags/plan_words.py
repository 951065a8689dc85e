"""Days in plain words, for the plans' pages."""

from django import template

from township.courses.plan_words import day_words

register = template.Library()

register.filter("day_words", day_words)

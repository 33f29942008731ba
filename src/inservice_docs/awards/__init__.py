"""Attendance and the organiser's rules into hours (核發時數), each with its reason. Pure."""

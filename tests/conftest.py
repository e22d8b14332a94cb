"""What every test may use."""

from hypothesis import HealthCheck, settings

# Same examples on every run, and never a judgement by the clock.
settings.register_profile(
    "house", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")

# What Isobar expects of Pub/Sub. tests/Deploy evaluates this module and compares it with the code.
locals {
  # Who publishes to each: the API, producers of your own, stations; the silos, if Downstream:Publish.
  topics = {
    user_events          = "${var.name_prefix}user-events"
    weather_observations = "${var.name_prefix}weather-observations"
    enriched_events      = "${var.name_prefix}enriched-events"
  }

  # The same settings for both: nothing depends on order, so there are no ordering keys.
  delivery = {
    ack_deadline_seconds       = 30
    message_retention_duration = "604800s"
    retain_acked_messages      = false
    minimum_backoff            = "0.100s"
    maximum_backoff            = "60s"
  }

  subscriptions = {
    user_events = merge(local.delivery, {
      name  = "${var.name_prefix}user-events-isobar"
      topic = local.topics.user_events
    })
    weather_observations = merge(local.delivery, {
      name  = "${var.name_prefix}weather-observations-isobar"
      topic = local.topics.weather_observations
    })
  }
}

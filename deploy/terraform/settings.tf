output "settings" {
  description = "Lines for settings.env of an overlay of deploy/gke."
  value = join("\n", compact([
    "ISOBAR__PubSub__Project=${var.project}",
    "ISOBAR__PubSub__CreateResources=false",
    var.name_prefix == "" ? "" : "ISOBAR__PubSub__NamePrefix=${var.name_prefix}",
    var.dead_letter_topic == null ? "" : "ISOBAR__PubSub__DeadLetterTopic=${var.dead_letter_topic}\nISOBAR__PubSub__MaxDeliveryAttempts=${var.dead_letter_attempts}",
    var.publish_enriched_events ? "ISOBAR__Downstream__Publish=true" : "",
    "ISOBAR__BigQuery__Project=${var.project}",
    "ISOBAR__BigQuery__Dataset=${var.dataset}",
    "ISOBAR__BigQuery__Location=${var.dataset_location}",
    "ISOBAR__BigQuery__CreateResources=false",
    "ISOBAR__BigQuery__Mode=${var.mode}",
    "ISOBAR__BigQuery__LiveDays=${var.live_days}",
    "ISOBAR__BigQuery__LandingRetention=${format("%d.%02d:00:00", floor(var.landing_retention_hours / 24), var.landing_retention_hours % 24)}",
  ]))
}

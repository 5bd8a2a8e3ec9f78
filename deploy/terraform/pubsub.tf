resource "google_pubsub_topic" "isobar" {
  for_each = {
    for key, name in module.contract.topics : key => name
    if key != "enriched_events" || var.publish_enriched_events
  }

  name       = each.value
  depends_on = [google_project_service.used]
}

resource "google_pubsub_subscription" "isobar" {
  for_each = module.contract.subscriptions

  name                       = each.value.name
  topic                      = google_pubsub_topic.isobar[each.key].id
  ack_deadline_seconds       = each.value.ack_deadline_seconds
  message_retention_duration = each.value.message_retention_duration
  retain_acked_messages      = each.value.retain_acked_messages
  enable_message_ordering    = false

  # Never: a deployment that stands still for a month keeps its subscriptions.
  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = each.value.minimum_backoff
    maximum_backoff = each.value.maximum_backoff
  }

  dynamic "dead_letter_policy" {
    for_each = google_pubsub_topic.dead_letter

    content {
      dead_letter_topic     = dead_letter_policy.value.id
      max_delivery_attempts = var.dead_letter_attempts
    }
  }
}

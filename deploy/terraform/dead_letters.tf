# Pub/Sub's own dead letters, where they are asked for. Isobar keeps its own in BigQuery.
resource "google_pubsub_topic" "dead_letter" {
  count = var.dead_letter_topic == null ? 0 : 1

  name       = "${var.name_prefix}${var.dead_letter_topic}"
  depends_on = [google_project_service.used]
}

# A topic without a subscription keeps nothing.
resource "google_pubsub_subscription" "dead_letter" {
  count = length(google_pubsub_topic.dead_letter)

  name                       = "${google_pubsub_topic.dead_letter[0].name}-kept"
  topic                      = google_pubsub_topic.dead_letter[0].id
  message_retention_duration = "2678400s"

  expiration_policy {
    ttl = ""
  }
}

data "google_project" "this" {
  count = length(google_pubsub_topic.dead_letter)
}

locals {
  # Pub/Sub itself moves the messages: it publishes there, and acknowledges here.
  pubsub_agent = [for project in data.google_project.this : "serviceAccount:service-${project.number}@gcp-sa-pubsub.iam.gserviceaccount.com"]
}

resource "google_pubsub_topic_iam_member" "dead_letter" {
  count = length(google_pubsub_topic.dead_letter)

  topic  = google_pubsub_topic.dead_letter[0].id
  role   = "roles/pubsub.publisher"
  member = local.pubsub_agent[0]
}

resource "google_pubsub_subscription_iam_member" "dead_letter" {
  for_each = { for key, subscription in google_pubsub_subscription.isobar : key => subscription if var.dead_letter_topic != null }

  subscription = each.value.id
  role         = "roles/pubsub.subscriber"
  member       = local.pubsub_agent[0]
}

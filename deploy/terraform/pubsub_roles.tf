# The start looks whether topics and subscriptions are there and as they should be: viewer. Everything else is one verb each.
resource "google_pubsub_subscription_iam_member" "silo" {
  for_each = {
    for pair in setproduct(keys(google_pubsub_subscription.isobar), ["subscriber", "viewer"]) : join("-", pair) => {
      subscription = google_pubsub_subscription.isobar[pair[0]].id
      role         = "roles/pubsub.${pair[1]}"
    }
  }

  subscription = each.value.subscription
  role         = each.value.role
  member       = local.silo
}

resource "google_pubsub_topic_iam_member" "silo_looks" {
  for_each = merge(google_pubsub_topic.isobar, { for topic in google_pubsub_topic.dead_letter : "dead_letter" => topic })

  topic  = each.value.id
  role   = "roles/pubsub.viewer"
  member = local.silo
}

resource "google_pubsub_topic_iam_member" "silo_publishes" {
  for_each = { for key, topic in google_pubsub_topic.isobar : key => topic if key == "enriched_events" }

  topic  = each.value.id
  role   = "roles/pubsub.publisher"
  member = local.silo
}

# The API publishes events; and whatever a dead letter was, when that is replayed.
resource "google_pubsub_topic_iam_member" "serve_publishes" {
  for_each = { for key, topic in google_pubsub_topic.isobar : key => topic if key != "enriched_events" }

  topic  = each.value.id
  role   = "roles/pubsub.publisher"
  member = local.serve
}

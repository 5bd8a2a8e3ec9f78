resource "google_project_service" "used" {
  for_each = toset(concat(
    ["bigquery.googleapis.com", "iam.googleapis.com", "monitoring.googleapis.com", "pubsub.googleapis.com", "secretmanager.googleapis.com"],
    var.create_database ? ["servicenetworking.googleapis.com", "sqladmin.googleapis.com"] : [],
  ))

  service = each.value
  # Others in the project may use them.
  disable_on_destroy = false
}

module "contract" {
  source = "./contract"

  project                 = var.project
  dataset                 = var.dataset
  mode                    = var.mode
  live_days               = var.live_days
  landing_retention_hours = var.landing_retention_hours
  name_prefix             = var.name_prefix
}

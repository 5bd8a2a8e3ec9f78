# Merges and questions are jobs.
resource "google_project_iam_member" "jobs" {
  for_each = google_service_account.isobar

  project = var.project
  role    = "roles/bigquery.jobUser"
  member  = each.value.member
}

resource "google_bigquery_dataset_iam_member" "silo" {
  dataset_id = google_bigquery_dataset.isobar.dataset_id
  role       = "roles/bigquery.dataEditor"
  member     = local.silo
}

resource "google_bigquery_dataset_iam_member" "serve" {
  dataset_id = google_bigquery_dataset.isobar.dataset_id
  role       = "roles/bigquery.dataViewer"
  member     = local.serve
}

# Replaying a dead letter writes its removal into the log, and nothing else.
resource "google_bigquery_table_iam_member" "serve" {
  dataset_id = google_bigquery_dataset.isobar.dataset_id
  table_id   = google_bigquery_table.isobar["dead_letters_log"].table_id
  role       = "roles/bigquery.dataEditor"
  member     = local.serve
}

resource "google_project_iam_member" "backlogs" {
  for_each = { for key, account in google_service_account.isobar : key => account if var.read_backlogs }

  project = var.project
  role    = "roles/monitoring.viewer"
  member  = each.value.member
}

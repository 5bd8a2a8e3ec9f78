# For `serve` on Cloud Run: the connection string, and the hashes of API keys. Their values are added by hand, so that no state file has them.
resource "google_secret_manager_secret" "isobar" {
  for_each = toset(["isobar-database", "isobar-keys"])

  secret_id  = each.value
  depends_on = [google_project_service.used]

  replication {
    auto {}
  }
}

resource "google_secret_manager_secret_iam_member" "serve" {
  for_each = google_secret_manager_secret.isobar

  secret_id = each.value.id
  role      = "roles/secretmanager.secretAccessor"
  member    = local.serve
}

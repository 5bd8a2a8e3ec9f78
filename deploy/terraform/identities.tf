locals {
  accounts = {
    silo  = "Isobar's silos: take events, store rows"
    serve = "Isobar's API: takes events in, reads rows"
  }
}

resource "google_service_account" "isobar" {
  for_each = local.accounts

  account_id   = "isobar-${each.key}"
  display_name = each.value
  depends_on   = [google_project_service.used]
}

# The Kubernetes service account of the same name acts as it. The pool is there once the project has a cluster with Workload Identity.
resource "google_service_account_iam_member" "workload_identity" {
  for_each = google_service_account.isobar

  service_account_id = each.value.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "serviceAccount:${var.project}.svc.id.goog[${var.namespace}/${each.value.account_id}]"
}

locals {
  silo  = google_service_account.isobar["silo"].member
  serve = google_service_account.isobar["serve"].member
}

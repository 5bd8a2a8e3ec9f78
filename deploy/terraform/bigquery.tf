resource "google_bigquery_dataset" "isobar" {
  dataset_id                 = var.dataset
  location                   = var.dataset_location
  description                = "User events with the weather at their place and time."
  delete_contents_on_destroy = false
  depends_on                 = [google_project_service.used]
}

resource "google_bigquery_table" "isobar" {
  for_each = module.contract.tables

  dataset_id          = google_bigquery_dataset.isobar.dataset_id
  table_id            = each.key
  description         = each.value.description
  schema              = jsonencode(each.value.schema)
  clustering          = each.value.clustering
  deletion_protection = var.deletion_protection

  time_partitioning {
    type          = each.value.partitioning
    field         = each.value.field
    expiration_ms = each.value.expiration_ms
  }

  lifecycle {
    # The chain of merges marks its place in a label.
    ignore_changes = [labels]
  }
}

resource "google_bigquery_table" "view" {
  for_each = module.contract.views

  dataset_id          = google_bigquery_dataset.isobar.dataset_id
  table_id            = each.key
  description         = each.value.description
  deletion_protection = false

  view {
    query          = each.value.query
    use_legacy_sql = false
  }

  depends_on = [google_bigquery_table.isobar]
}

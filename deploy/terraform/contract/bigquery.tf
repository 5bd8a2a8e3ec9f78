# What Isobar expects of BigQuery. The files in schemas/ and views/ are written from the code, by ISOBAR_WRITE_DOCS=1 ./isobar test Terraform.
locals {
  events_schema      = jsondecode(file("${path.module}/schemas/enriched_events.json"))
  landing_schema     = jsondecode(file("${path.module}/schemas/enriched_events_landing.json"))
  dead_letter_schema = jsondecode(file("${path.module}/schemas/dead_letters_log.json"))

  merged = var.mode == "Merge"

  tables = merge(
    {
      enriched_events = {
        description   = "User events with the weather at their place and time. Query enriched_events_live for each event once, up to now."
        schema        = local.events_schema
        partitioning  = "DAY"
        field         = "occurred_at"
        expiration_ms = null
        clustering    = ["user_id", "cell"]
      }
      dead_letters_log = {
        description   = "Every dead letter and every removal of one. Query dead_letters for those that are there."
        schema        = local.dead_letter_schema
        partitioning  = "DAY"
        field         = "received_at"
        expiration_ms = null
        clustering    = ["letter_key"]
      }
    },
    local.merged ? {
      enriched_events_landing = {
        description   = "Where events land until they are merged into enriched_events by key. Rows here may come twice and expire."
        schema        = local.landing_schema
        partitioning  = "HOUR"
        field         = "landed_at"
        expiration_ms = var.landing_retention_hours * 3600000
        clustering    = ["row_key"]
      }
    } : {},
  )

  names = {
    project     = var.project
    dataset     = var.dataset
    hours       = var.live_days * 24
    hours_and_1 = var.live_days * 24 + 1
  }

  views = {
    enriched_events_live = {
      description = "Each event once, up to now."
      query       = templatefile("${path.module}/views/enriched_events_live.${lower(var.mode)}.sql", local.names)
    }
    dead_letters = {
      description = "What could not become an event, and was not replayed."
      query       = templatefile("${path.module}/views/dead_letters.sql", local.names)
    }
  }
}

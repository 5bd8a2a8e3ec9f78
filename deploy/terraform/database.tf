# PostgreSQL for membership and grain state, with a private address only. Its user is made by hand (README): a password made here would be
# in the state file.
resource "google_compute_global_address" "services" {
  count = var.create_database ? 1 : 0

  name          = "isobar-services"
  network       = var.network
  purpose       = "VPC_PEERING"
  address_type  = "INTERNAL"
  prefix_length = 20
  depends_on    = [google_project_service.used]
}

resource "google_service_networking_connection" "services" {
  count = var.create_database ? 1 : 0

  network                 = var.network
  service                 = "servicenetworking.googleapis.com"
  reserved_peering_ranges = [google_compute_global_address.services[0].name]
}

resource "google_sql_database_instance" "isobar" {
  count = var.create_database ? 1 : 0

  name                = "isobar"
  region              = var.region
  database_version    = "POSTGRES_17"
  deletion_protection = var.deletion_protection
  depends_on          = [google_service_networking_connection.services]

  settings {
    edition           = "ENTERPRISE"
    tier              = var.database_tier
    availability_type = var.database_availability
    disk_type         = "PD_SSD"
    disk_autoresize   = true

    ip_configuration {
      ipv4_enabled    = false
      private_network = var.network
      ssl_mode        = "ENCRYPTED_ONLY"
    }

    # State of grains may be lost without losing or doubling a row, but users' profiles would begin anew.
    backup_configuration {
      enabled                        = true
      point_in_time_recovery_enabled = true
    }
  }
}

resource "google_sql_database" "isobar" {
  count = var.create_database ? 1 : 0

  name     = "isobar"
  instance = google_sql_database_instance.isobar[0].name
}

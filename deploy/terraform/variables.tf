variable "project" {
  description = "Id of the Google Cloud project."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project))
    error_message = "project must be a project's id: 6 to 30 lower-case letters, digits and hyphens, a letter first."
  }
}

variable "region" {
  description = "Region of the cluster and of PostgreSQL."
  type        = string
  default     = "europe-west3"

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "region must be a region such as europe-west3."
  }
}

variable "namespace" {
  description = "Kubernetes namespace of deploy/gke, whose service accounts may act as those made here."
  type        = string
  default     = "isobar"

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", var.namespace))
    error_message = "namespace must be 1 to 63 lower-case letters, digits and hyphens."
  }
}

variable "name_prefix" {
  description = "PubSub:NamePrefix: put before the names of topics and subscriptions, so that several deployments can share a project."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^([a-z][a-z0-9-]{0,39})?$", var.name_prefix)) && !startswith(var.name_prefix, "goog")
    error_message = "name_prefix must be empty, or at most 40 lower-case letters, digits and hyphens, a letter first, and must not begin with goog."
  }
}

variable "publish_enriched_events" {
  description = "Whether stored rows are published on (Downstream:Publish): makes the topic enriched-events."
  type        = bool
  default     = false
}

variable "dead_letter_topic" {
  description = "Topic that Pub/Sub moves a message to after dead_letter_attempts (PubSub:DeadLetterTopic, without the prefix). Null: none, which is advised. It counts every give-back, so that an outage of the warehouse sends good events there."
  type        = string
  default     = null

  validation {
    condition     = var.dead_letter_topic == null || can(regex("^[A-Za-z][A-Za-z0-9._~+%-]{2,200}$", var.dead_letter_topic))
    error_message = "dead_letter_topic must be null or a topic's name: 3 to 201 letters, digits and ._~+%-, a letter first."
  }
}

variable "dead_letter_attempts" {
  description = "Deliveries before dead_letter_topic: PubSub:MaxDeliveryAttempts."
  type        = number
  default     = 100

  validation {
    condition     = var.dead_letter_attempts >= 5 && var.dead_letter_attempts <= 100 && floor(var.dead_letter_attempts) == var.dead_letter_attempts
    error_message = "dead_letter_attempts must be a whole number from 5 to 100."
  }
}

variable "dataset" {
  description = "BigQuery:Dataset."
  type        = string
  default     = "isobar"

  validation {
    condition     = can(regex("^[A-Za-z0-9_]+$", var.dataset)) && length(var.dataset) <= 1024
    error_message = "dataset must be 1 to 1,024 letters, digits and underscores."
  }
}

variable "dataset_location" {
  description = "BigQuery:Location. It cannot be changed later."
  type        = string
  default     = "EU"
}

variable "mode" {
  description = "BigQuery:Mode: Merge or Stream."
  type        = string
  default     = "Merge"

  validation {
    condition     = contains(["Merge", "Stream"], var.mode)
    error_message = "mode must be Merge or Stream."
  }
}

variable "live_days" {
  description = "BigQuery:LiveDays, which the live view says."
  type        = number
  default     = 7

  validation {
    condition     = var.live_days >= 1 && var.live_days <= 3650 && floor(var.live_days) == var.live_days
    error_message = "live_days must be a whole number from 1 to 3,650."
  }
}

variable "landing_retention_hours" {
  description = "BigQuery:LandingRetention in hours: how long rows stay where they landed. Merges that fail for longer lose rows."
  type        = number
  default     = 72

  validation {
    condition     = var.landing_retention_hours >= 7 && floor(var.landing_retention_hours) == var.landing_retention_hours
    error_message = "landing_retention_hours must be a whole number, at least 7: longer than BigQuery:SweepInterval and BigQuery:MergeMargin together."
  }
}

variable "deletion_protection" {
  description = "Whether Terraform refuses to delete tables and the database."
  type        = bool
  default     = true
}

variable "read_backlogs" {
  description = "Whether the service may read Cloud Monitoring, where the backlog in /v1/stats comes from. Without, it is shown as unknown."
  type        = bool
  default     = true
}

variable "create_database" {
  description = "Whether to make a Cloud SQL instance of PostgreSQL for membership and grain state. Needs network."
  type        = bool
  default     = false
}

variable "network" {
  description = "The VPC network of the cluster, as projects/PROJECT/global/networks/NAME; PostgreSQL has an address in it."
  type        = string
  default     = null

  validation {
    condition     = var.network == null || can(regex("^projects/[^/]+/global/networks/[^/]+$", var.network))
    error_message = "network must be projects/PROJECT/global/networks/NAME."
  }

  validation {
    condition     = !var.create_database || var.network != null
    error_message = "create_database needs network."
  }
}

variable "database_tier" {
  description = "Machine of the Cloud SQL instance. Each batch of a user is one small write: measure before choosing a larger one."
  type        = string
  default     = "db-custom-2-8192"

  validation {
    condition     = startswith(var.database_tier, "db-")
    error_message = "database_tier must be a Cloud SQL machine such as db-custom-2-8192."
  }
}

variable "database_availability" {
  description = "REGIONAL fails over to a second zone and costs twice; ZONAL does not."
  type        = string
  default     = "REGIONAL"

  validation {
    condition     = contains(["REGIONAL", "ZONAL"], var.database_availability)
    error_message = "database_availability must be REGIONAL or ZONAL."
  }
}

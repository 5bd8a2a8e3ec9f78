variable "project" {
  type = string
}

variable "dataset" {
  type = string
}

variable "mode" {
  type = string
}

variable "live_days" {
  type = number
}

variable "landing_retention_hours" {
  type = number
}

variable "name_prefix" {
  type = string
}

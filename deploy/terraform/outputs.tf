output "service_accounts" {
  description = "For identities.yaml of an overlay, and for Cloud Run."
  value       = { for key, account in google_service_account.isobar : key => account.email }
}

output "subscriptions" {
  description = "Ids of the subscriptions, for the autoscaler."
  value       = [for subscription in google_pubsub_subscription.isobar : subscription.name]
}

output "database_address" {
  description = "Private address of PostgreSQL, for the connection string and database-address.yaml; null if it is not made here."
  value       = one(google_sql_database_instance.isobar[*].private_ip_address)
}

output "topics" {
  value = local.topics
}

output "subscriptions" {
  value = local.subscriptions
}

output "tables" {
  value = local.tables
}

output "views" {
  value = local.views
}

namespace Isobar.Silo.Cluster;

/// <summary>The cluster's database cannot be used as it is. The message is for the operator: what, and what to do.</summary>
internal sealed class ClusterDatabaseException(string message, Exception? inner = null) : Exception(message, inner);

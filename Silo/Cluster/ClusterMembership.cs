namespace Isobar.Silo.Cluster;

/// <summary>Where members of a cluster find each other.</summary>
public enum ClusterMembership
{
    /// <summary>One silo on this machine.</summary>
    Localhost,

    /// <summary>Any number of silos, in a table of PostgreSQL.</summary>
    Postgres,
}

namespace Isobar.Adapters.Sqlite;

/// <summary>What an adapter does once per group, on the writer's thread.</summary>
internal interface IGroupCommitHooks
{
    /// <summary>Inside the transaction, after the last operation. What it throws fails the group.</summary>
    void BeforeCommit();

    /// <summary>The group is durable, its callers do not know yet. Must not throw.</summary>
    void AfterCommit();

    /// <summary>Nothing of the group was written. Must not throw.</summary>
    void AfterRollback();
}

/// <summary>For adapters that need no hooks.</summary>
internal sealed class NoHooks : IGroupCommitHooks
{
    public void BeforeCommit()
    {
    }

    public void AfterCommit()
    {
    }

    public void AfterRollback()
    {
    }
}

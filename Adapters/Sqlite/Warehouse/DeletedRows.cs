namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>What a retention run removed.</summary>
public readonly record struct DeletedRows(long Rows, long DeadLetters);

using Microsoft.Extensions.Options;

namespace Isobar.Adapters.Sqlite;

/// <summary>Reports every problem at once, each with the key that fixes it.</summary>
internal sealed class SqliteOptionsValidator : IValidateOptions<SqliteOptions>
{
    public ValidateOptionsResult Validate(string? name, SqliteOptions options)
    {
        var problems = new OptionProblems(SqliteOptions.Section);
        problems.RequireAtLeast(1, options.MaxQueuedOperations, nameof(options.MaxQueuedOperations));
        problems.RequireAtLeast(1, options.MaxGroupSize, nameof(options.MaxGroupSize));
        problems.RequireAtLeast(1, options.CacheMegabytes, nameof(options.CacheMegabytes));
        problems.RequireAtLeast(1, options.CheckpointPages, nameof(options.CheckpointPages));
        problems.RequireAtLeast(1, options.MaxLogMegabytes, nameof(options.MaxLogMegabytes));
        problems.RequireAtLeast(0, options.MaxFileMegabytes, nameof(options.MaxFileMegabytes));
        problems.RequirePositive(options.BusyTimeout, nameof(options.BusyTimeout));
        problems.RequirePositive(options.DrainTimeout, nameof(options.DrainTimeout));
        return problems.ToResult();
    }
}

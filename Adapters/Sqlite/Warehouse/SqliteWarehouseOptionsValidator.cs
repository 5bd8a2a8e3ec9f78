using Microsoft.Extensions.Options;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>Reports every problem at once, each with the key that fixes it.</summary>
internal sealed class SqliteWarehouseOptionsValidator : IValidateOptions<SqliteWarehouseOptions>
{
    public ValidateOptionsResult Validate(string? name, SqliteWarehouseOptions options)
    {
        var problems = new OptionProblems(SqliteWarehouseOptions.Section);
        problems.RequireAtLeast(1024, options.MaxRowBytes, nameof(options.MaxRowBytes));
        problems.RequireAtLeast(1, options.MaxConcurrentReads, nameof(options.MaxConcurrentReads));
        problems.RequireAtLeast(1, options.MaxConcurrentQueries, nameof(options.MaxConcurrentQueries));
        problems.RequireAtLeast(1, options.QueryCacheMegabytes, nameof(options.QueryCacheMegabytes));
        problems.RequireAtLeast(1024, options.MaxQueryValueBytes, nameof(options.MaxQueryValueBytes));
        problems.RequireAtLeast(1024, options.MaxQueryResultBytes, nameof(options.MaxQueryResultBytes));
        problems.RequireAtLeast(1, options.DeleteBatchRows, nameof(options.DeleteBatchRows));
        return problems.ToResult();
    }
}

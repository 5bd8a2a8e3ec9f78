using Microsoft.Extensions.Options;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Reports every problem at once, each with the key that fixes it.</summary>
internal sealed class SqliteBrokerOptionsValidator : IValidateOptions<SqliteBrokerOptions>
{
    public ValidateOptionsResult Validate(string? name, SqliteBrokerOptions options)
    {
        var problems = new OptionProblems(SqliteBrokerOptions.Section);
        problems.RequirePositive(options.PollInterval, nameof(options.PollInterval));
        problems.RequireAtLeast(1, options.MaxBufferedMessages, nameof(options.MaxBufferedMessages));
        problems.RequireAtLeast(1, options.MaxBufferedBytes, nameof(options.MaxBufferedBytes));
        problems.RequireAtLeast(1, options.MaxOutstandingMessages, nameof(options.MaxOutstandingMessages));
        problems.RequireAtLeast(1, options.MaxSegmentMessages, nameof(options.MaxSegmentMessages));
        problems.RequireAtLeast(1, options.MaxSegmentBytes, nameof(options.MaxSegmentBytes));
        problems.RequirePositive(options.SettlementInterval, nameof(options.SettlementInterval));
        problems.RequirePositive(options.UnacknowledgedRetention, nameof(options.UnacknowledgedRetention));
        problems.RequirePositive(options.AcknowledgedRetention, nameof(options.AcknowledgedRetention));
        problems.RequireAtLeast(0, options.MaxRetainedBytes, nameof(options.MaxRetainedBytes));
        problems.RequirePositive(options.RetentionInterval, nameof(options.RetentionInterval));
        return problems.ToResult();
    }
}

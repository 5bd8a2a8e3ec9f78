using Microsoft.Extensions.Logging;

namespace Isobar.Adapters.BigQuery.Tables;

internal sealed partial class DatasetSetup
{
    [LoggerMessage(1, LogLevel.Information, "Created {Resource}.")]
    private partial void LogCreated(string resource);

    [LoggerMessage(2, LogLevel.Information, "Changed {Resource}: {Change}.")]
    private partial void LogChanged(string resource, string change);

    [LoggerMessage(3, LogLevel.Warning, "The rows of {Table} expire after {Age}, as it or its dataset is set up; Isobar leaves that as it is.")]
    private partial void LogExpires(string table, TimeSpan age);
}

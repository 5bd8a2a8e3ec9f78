using Isobar.Tests.Doubles.BigQuery.Http;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Text;

/// <summary>A query that cannot be read, bound or evaluated. BigQuery puts the place at the end of the message.</summary>
public sealed class QueryException : ApiException
{
    public QueryException(string message, Position at)
        : base(400, "invalidQuery", $"{message} at {at}", "query")
    {
    }

    public QueryException(string message)
        : base(400, "invalidQuery", message, "query")
    {
    }
}

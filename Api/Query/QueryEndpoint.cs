using Isobar.Api.Bodies;
using Isobar.Api.Json;
using Isobar.Api.Keys;
using Isobar.Api.Problems;
using Isobar.Warehousing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Isobar.Api.Query;

/// <summary><c>POST /v1/query</c></summary>
internal static class QueryEndpoint
{
    public static void MapQuery(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/query", AnswerAsync)
        .WithName("Query")
        .WithTags("Query")
        .WithSummary("Run read-only SQL on the warehouse.")
        .WithDescription("One statement in the warehouse's dialect, bounded in rows and time; where queries are charged for, in cost too. With \"dry_run\": true it is not run, and the answer is {bytes_processed, estimated_usd}.")
        .Accepts<QueryDocument>("application/json")
        .Produces<QueryResult>()
        .ProducesProblems(
            StatusCodes.Status400BadRequest, StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable)
        .RequireScope(ApiScope.Read);

    private static async Task<IResult> AnswerAsync(
        HttpContext context, CommandBody body, QueryGate gate, IWarehouse warehouse, IOptions<ApiOptions> options)
    {
        var query = await body.ReadAsync(context, ApiJsonContext.Default.QueryDocument);
        var most = options.Value.MaxQueryRows;
        if (string.IsNullOrWhiteSpace(query.Sql))
        {
            return Refusal.Invalid("sql", "It must be a statement.");
        }

        if (query.MaxRows is < 1 || query.MaxRows > most)
        {
            return Refusal.Invalid("max_rows", $"It must be from 1 to {most}.", most);
        }

        using var turn = gate.Enter();
        if (query.DryRun)
        {
            return TypedResults.Json(
                QueryEstimateDocument.Of(await warehouse.EstimateAsync(query.Sql, context.RequestAborted)),
                ApiJsonContext.Default.QueryEstimateDocument);
        }

        var request = new QueryRequest(query.Sql, query.MaxRows ?? most, options.Value.QueryTimeout);
        return TypedResults.Json(
            await warehouse.QueryAsync(request, context.RequestAborted), ApiJsonContext.Default.QueryResult);
    }
}

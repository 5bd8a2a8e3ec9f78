using Isobar.Api.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Api.OpenApi;

/// <summary><c>/openapi/v1.json</c></summary>
internal static class OpenApiEndpoint
{
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", static options =>
    {
        options.AddDocumentTransformer<ApiDescription>();
        options.AddOperationTransformer<ScopeDescription>();
        options.AddSchemaTransformer<RowSchema>();
    });

    public static void MapApiDocument(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi("/openapi/{documentName}.json").OpenToAll();
}

using Isobar.Api.Keys;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Isobar.Api.OpenApi;

/// <summary>Says which scope a call needs, and its 401 and 403.</summary>
internal sealed class ScopeDescription : IOpenApiOperationTransformer
{
    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var demand = context.Description.ActionDescriptor.EndpointMetadata.OfType<EndpointScope>().LastOrDefault();
        if (demand?.Scope is { } scope)
        {
            var name = scope.ToString().ToLowerInvariant();
            operation.Description = $"{operation.Description} Needs a key with the scope {name}, if there are keys.".Trim();
            operation.Security = [Need(ApiDescription.Bearer, context), Need(ApiDescription.Header, context)];
            operation.Responses ??= [];
            operation.Responses.TryAdd("401", new OpenApiResponse { Description = "No key, or a wrong one." });
            operation.Responses.TryAdd("403", new OpenApiResponse { Description = $"The key lacks the scope {name}." });
        }

        return Task.CompletedTask;
    }

    private static OpenApiSecurityRequirement Need(string scheme, OpenApiOperationTransformerContext context) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] };
}

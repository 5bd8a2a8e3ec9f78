using System.Text.Json.Nodes;
using Isobar.Api.Tests.Hosting;
using Isobar.Warehousing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Api.Tests.OpenApi;

public sealed class OpenApiTests
{
    // Texts for machines of their own kind, and what the dashboard is made of: the contract does not describe itself, nor Prometheus' format.
    private static readonly string[] Undescribed = ["/openapi/{documentName}.json", "/metrics", "/assets/{name}"];

    [Fact]
    public async Task The_document_lists_every_route_with_a_summary_and_its_answers()
    {
        await using var host = await ApiHost.StartAsync();
        var paths = (await host.GetAsync("/openapi/v1.json"))["paths"]!.AsObject();

        foreach (var endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var path = endpoint.RoutePattern.RawText!;
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            {
                if (!Undescribed.Contains(path))
                {
                    var operation = paths[path]?[method.ToLowerInvariant()];
                    Assert.True(operation is not null, $"{method} {path} is missing");
                    Assert.NotEmpty((string)operation["summary"]!);
                    Assert.NotEmpty(operation["responses"]!.AsObject());
                }
            }
        }
    }

    [Fact]
    public async Task The_document_describes_events_rows_and_errors_by_their_fields()
    {
        await using var host = await ApiHost.StartAsync();
        var document = await host.GetAsync("/openapi/v1.json");
        var schemas = document["components"]!["schemas"]!;

        Assert.Equal(
            ["event_id", "user_id", "type", "occurred_at", "latitude", "longitude", "properties"], Fields(schemas["EventDocument"]!));
        Assert.Equal(EnrichedEventSchema.Columns.Select(column => column.Name), Fields(schemas["EnrichedEvent"]!));
        Assert.Equal(["accepted", "rejected", "generated"], Fields(schemas["EventsAnswer"]!));
        var post = document["paths"]!["/v1/events"]!["post"]!;
        Assert.Equal(
            ["202", "400", "413", "415", "429", "503", "401", "403"], post["responses"]!.AsObject().Select(answer => answer.Key));
        Assert.Contains("application/x-ndjson", post["requestBody"]!["content"]!.AsObject().Select(type => type.Key));
        Assert.Contains("scope write", (string)post["description"]!, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Fields(JsonNode schema) => schema["properties"]!.AsObject().Select(field => field.Key);
}

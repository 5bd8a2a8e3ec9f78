using Isobar.Warehousing;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Isobar.Api.OpenApi;

/// <summary>The schema of a row, made from the columns: <see cref="Rows.RowJson"/> writes nothing that a type could tell.</summary>
internal sealed class RowSchema : IOpenApiSchemaTransformer
{
    public Task TransformAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(EnrichedEvent))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Description = "A row of enriched_events.";
            schema.Properties = EnrichedEventSchema.Columns.ToDictionary(
                column => column.Name, IOpenApiSchema (column) => Of(column), StringComparer.Ordinal);
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Of(EnrichedEventColumn column) => new()
    {
        Type = column.Nullable ? TypeOf(column.Kind) | JsonSchemaType.Null : TypeOf(column.Kind),
        Format = column.Kind == ColumnKind.Instant ? "date-time" : null,
    };

    private static JsonSchemaType TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Json => JsonSchemaType.Object,
        ColumnKind.Real => JsonSchemaType.Number,
        ColumnKind.Integer => JsonSchemaType.Integer,
        ColumnKind.Boolean => JsonSchemaType.Boolean,
        _ => JsonSchemaType.String,
    };
}

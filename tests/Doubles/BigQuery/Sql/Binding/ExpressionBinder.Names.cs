using Isobar.Tests.Doubles.BigQuery.Sql.Functions;
using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Syntax;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Binding;

internal sealed partial class ExpressionBinder
{
    private BoundExpression Name(NameExpression name)
    {
        if (name.Parts.Count == 1 && Aliases?.GetValueOrDefault(name.Parts[0]) is { } aliased && !Scope.Named(name.Parts[0]).Any())
        {
            return aliased;
        }

        if (Grouping is not null)
        {
            return Ungrouped(name);
        }

        var depth = 0;
        for (var within = Scope; within is not null; within = within.Parent, depth++)
        {
            if (Resolve(within, depth, name) is { } found)
            {
                return found;
            }
        }

        return Special(name) ?? throw Unrecognized(name);
    }

    /// <summary>A name in a grouped query that is no key: a field of a key, something of a query around, or an error.</summary>
    private BoundExpression Ungrouped(NameExpression name)
    {
        if (name.Parts.Count > 1 && Grouping!.Match(name with { Parts = [.. name.Parts.SkipLast(1)] }) is { } record)
        {
            return Field(record, name.Parts[^1], name.At);
        }

        var bound = Grouping!.Plain.Bind(name);
        return References.UsesRow(bound)
            ? throw new QueryException(
                $"SELECT list expression references column {name.Parts[^1]} which is neither grouped nor aggregated", name.At)
            : bound;
    }

    /// <summary>A table's alias hides a column of its name where something is asked of it, and else the other way round.</summary>
    private static BoundExpression? Resolve(Scope scope, int depth, NameExpression name)
    {
        var ofTable = scope.Of(name.Parts[0]).ToList();
        if (name.Parts.Count > 1 && ofTable.Count > 0)
        {
            var column = ofTable.Find(column => Scope.Same(column.Name, name.Parts[1]));
            return column is not null ? Fields(Column(column, depth), name, 2) : throw NotInside(name);
        }

        var columns = scope.Named(name.Parts[0]).ToList();
        return columns.Count switch
        {
            0 => ofTable.Count == 0 ? null : Row(ofTable, depth),
            1 => Fields(Column(columns[0], depth), name, 1),
            _ => throw new QueryException($"Column name {name.Parts[0]} is ambiguous", name.At),
        };
    }

    private static QueryException NotInside(NameExpression name) => new(
        $"Name {name.Parts[1]} not found inside {name.Parts[0]}",
        name.At with { Column = name.At.Column + name.Parts[0].Length + 1 });

    private static ColumnValue Column(ScopeColumn column, int depth) => new(depth, column.Index, column.Name, column.Type);

    private static BoundExpression Fields(BoundExpression value, NameExpression name, int from)
    {
        for (; from < name.Parts.Count; from++)
        {
            value = Field(value, name.Parts[from], name.At);
        }

        return value;
    }

    /// <summary>A whole row as a STRUCT; the alias of an UNNEST without fields is its element, and never comes here.</summary>
    private static ComputedValue Row(List<ScopeColumn> columns, int depth) => new(
        "ROW",
        SqlType.StructOf([.. columns.Select(column => new SqlField(column.Name, column.Type))]),
        [.. columns.Select(column => Column(column, depth))],
        static (parts, frame, run) => new Composite([.. parts.Select(part => part.Evaluate(frame, run))]));

    private static ComputedValue Field(BoundExpression operand, string name, Position at)
    {
        if (operand.Type.Kind == TypeKind.Json)
        {
            return new ComputedValue($".{name}", SqlType.Json, [operand], (parts, frame, run) =>
                JsonFunctions.Member(parts[0].Evaluate(frame, run), name));
        }

        if (operand.Type.Kind != TypeKind.Struct)
        {
            throw new QueryException($"Cannot access field {name} on a value with type {operand.Type}", at);
        }

        var index = operand.Type.Fields!.ToList().FindIndex(field => Scope.Same(field.Name, name));
        return index < 0
            ? throw new QueryException($"Field name {name} does not exist in {operand.Type}", at)
            : new ComputedValue($".{name}", operand.Type.Fields![index].Type, [operand], (parts, frame, run) =>
                (parts[0].Evaluate(frame, run) as Composite)?.Values[index]);
    }

    /// <summary>The clock's functions may be written without parentheses.</summary>
    private ConstantValue? Special(NameExpression name) => name.Parts.Count == 1 ? Clock(name.Parts[0].ToUpperInvariant(), null) : null;

    private ConstantValue? Clock(string name, string? zone)
    {
        var utc = Context.Now.ToUtc();
        var local = DateTime.SpecifyKind(zone is null ? utc : utc + DateParts.OffsetOf(zone, utc), DateTimeKind.Unspecified);
        return name switch
        {
            "CURRENT_TIMESTAMP" => new ConstantValue(Context.Now, SqlType.Timestamp, adapts: false),
            "CURRENT_DATE" => new ConstantValue(DateOnly.FromDateTime(local), SqlType.Date, adapts: false),
            "CURRENT_DATETIME" => new ConstantValue(local, SqlType.DateTime, adapts: false),
            "CURRENT_TIME" => new ConstantValue(TimeOnly.FromDateTime(local), SqlType.Time, adapts: false),
            _ => null,
        };
    }

    private QueryException Unrecognized(NameExpression name)
    {
        var known = Scope.Columns.Select(column => column.Name).Concat(Aliases?.Keys ?? []);
        var near = Spelling.Nearest(name.Parts[0], known);
        return new QueryException($"Unrecognized name: {name.Parts[0]}{(near is null ? "" : $"; Did you mean {near}?")}", name.At);
    }
}

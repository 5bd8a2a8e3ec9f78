using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Sql.Binding;
using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Syntax;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Statements;

/// <summary>Prepares the statements that the double runs.</summary>
public static class StatementBinder
{
    /// <exception cref="QueryException">Names or types do not fit.</exception>
    /// <exception cref="ApiException">A table is missing, or the double does not run such statements.</exception>
    public static PreparedStatement Prepare(Statement statement, BindingContext context)
    {
        PreparedStatement prepared = statement switch
        {
            QueryStatement query => new PreparedQuery(new QueryBinder(context).BindTop(query.Query)),
            InsertStatement insert => new InsertBinder(context).Bind(insert),
            UpdateStatement update => new RewriteBinder(context).Bind(update),
            DeleteStatement delete => new RewriteBinder(context).Bind(delete),
            TruncateStatement truncate => new RewriteBinder(context).Bind(truncate),
            MergeStatement merge => new MergeBinder(context).Bind(merge),
            _ => throw ApiException.Unsupported($"running {statement.Kind}"),
        };
        foreach (var scan in prepared.Scans.Where(scan => scan.Table.Partitioning is { RequiresFilter: true } && !scan.IsNarrowed))
        {
            throw new QueryException($"Cannot query over table '{scan.Table.Name.Project}.{scan.Table.Name.Dataset}.{scan.Table.Name.Table}' without a filter over column(s) '{scan.Table.Partitioning!.ColumnName ?? "_PARTITIONTIME"}' that can be used for partition elimination");
        }

        return prepared;
    }

    internal static Table Target(TablePath path, BindingContext context)
    {
        var table = context.Table(path);
        return table.ViewQuery is null
            ? table
            : throw new QueryException($"DML over a view is not allowed: {table.Name}", path.At);
    }

    /// <summary>A value for a column; null stands for DEFAULT, which is NULL here.</summary>
    internal static BoundExpression Value(ExpressionBinder binder, Expression? value, Column column, Position at)
    {
        BoundExpression bound = value is null ? new ConstantValue(null, column.Type) : binder.Bind(value);
        return Coercion.To(bound, column.Type, value?.At ?? at) ?? throw new QueryException(
            $"Value has type {bound.Type} which cannot be inserted into column {column.Name}, which has type {column.Type}", value?.At ?? at);
    }

    internal static int ColumnOf(Table table, string name, Position at) =>
        table.IndexOf(name) is >= 0 and var index
            ? index
            : throw new QueryException($"Column {name} is not present in table {table.Name.Dataset}.{table.Name.Table}", at);

    /// <summary>Refuses NULL in required columns, which a statement notices only when it runs.</summary>
    internal static object?[] Checked(Table table, object?[] values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            if (values[at] is null && table.Columns[at].Required)
            {
                throw new QueryException($"Required field {table.Columns[at].Name} cannot be null");
            }
        }

        return values;
    }
}

using System.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Tables;

/// <summary>What a value weighs on the bill: https://cloud.google.com/bigquery/pricing#data.</summary>
public static class ValueSize
{
    public static long Of(object? value) => value switch
    {
        null => 0,
        bool => 1,
        string text => 2 + Encoding.UTF8.GetByteCount(text),
        JsonText json => 2 + Encoding.UTF8.GetByteCount(json.Text),
        Binary bytes => 2 + bytes.Content.Length,
        decimal => 16,
        ArrayValue array => array.Elements.Sum(Of),
        Composite record => record.Values.Sum(Of),
        _ => 8,
    };
}

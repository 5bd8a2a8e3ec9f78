namespace Isobar.Warehousing;

/// <summary>The warehouse cannot answer now. Rows may or may not have been stored; append them again.</summary>
[GenerateSerializer, Alias("isobar.warehouse-unavailable")]
public sealed class WarehouseUnavailableException : Exception
{
    public WarehouseUnavailableException(string message)
        : base(message)
    {
    }

    public WarehouseUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

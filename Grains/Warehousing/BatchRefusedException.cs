namespace Isobar.Warehousing;

/// <summary>The warehouse refuses a whole append without naming the row at fault. Nothing of it was stored.</summary>
[GenerateSerializer, Alias("isobar.batch-refused")]
public sealed class BatchRefusedException(string message) : Exception(message);

namespace Isobar.Adapters.BigQuery.Rest;

/// <summary>A kind of request: its name in metrics, and the role that allows it.</summary>
/// <param name="Name">As in Google's reference, for example <c>tabledata.insertAll</c>.</param>
/// <param name="Role">What to grant when it is denied, and on what.</param>
internal sealed record Operation(string Name, string Role)
{
    private const string Editor = "roles/bigquery.dataEditor on the dataset";
    private const string Creator = "roles/bigquery.dataEditor on the project (or create the dataset yourself and set BigQuery:CreateResources=false)";
    private const string JobUser = "roles/bigquery.jobUser on the project and roles/bigquery.dataEditor on the dataset";

    public static readonly Operation GetDataset = new("datasets.get", Editor);
    public static readonly Operation CreateDataset = new("datasets.insert", Creator);
    public static readonly Operation GetTable = new("tables.get", Editor);
    public static readonly Operation CreateTable = new("tables.insert", Editor);
    public static readonly Operation PatchTable = new("tables.patch", Editor);
    public static readonly Operation InsertRows = new("tabledata.insertAll", Editor);
    public static readonly Operation CreateJob = new("jobs.insert", JobUser);
    public static readonly Operation GetJob = new("jobs.get", JobUser);
    public static readonly Operation CancelJob = new("jobs.cancel", JobUser);
    public static readonly Operation GetResults = new("jobs.getQueryResults", JobUser);
}

namespace Isobar.Tests.Doubles.BigQuery.Faults;

/// <summary>The API's methods by Google's names: faults are queued for them, and calls counted.</summary>
public static class Operations
{
    public const string DatasetsGet = "datasets.get";
    public const string DatasetsInsert = "datasets.insert";
    public const string DatasetsList = "datasets.list";
    public const string DatasetsPatch = "datasets.patch";
    public const string DatasetsDelete = "datasets.delete";
    public const string TablesGet = "tables.get";
    public const string TablesInsert = "tables.insert";
    public const string TablesList = "tables.list";
    public const string TablesPatch = "tables.patch";
    public const string TablesUpdate = "tables.update";
    public const string TablesDelete = "tables.delete";
    public const string InsertAll = "tabledata.insertAll";
    public const string TableDataList = "tabledata.list";
    public const string JobsInsert = "jobs.insert";
    public const string JobsUpload = "jobs.upload";
    public const string JobsGet = "jobs.get";
    public const string JobsList = "jobs.list";
    public const string JobsCancel = "jobs.cancel";
    public const string JobsDelete = "jobs.delete";
    public const string JobsQuery = "jobs.query";
    public const string JobsGetQueryResults = "jobs.getQueryResults";
    public const string ProjectsList = "projects.list";
}

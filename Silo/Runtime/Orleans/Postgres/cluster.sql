-- The tables of a cluster of Microsoft Orleans in PostgreSQL, and the statements that Orleans runs on them. Orleans' packages for ADO.NET carry no SQL:
-- they read the texts of their statements from OrleansQuery at the start. What binds these texts are the names of parameters and columns that
-- Microsoft.Orleans.Clustering.AdoNet and Microsoft.Orleans.Persistence.AdoNet use; names and types of tables are ours.
-- Run in one transaction with search_path set to the schema; it may be run again.

CREATE TABLE IF NOT EXISTS orleansquery(
    querykey text PRIMARY KEY,
    querytext text NOT NULL
);

-- One row: which version of this file made the tables.
CREATE TABLE IF NOT EXISTS cluster_schema(
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    version integer NOT NULL
);

-- Every change of a membership counts this up: who saw an older version changes nothing.
CREATE TABLE IF NOT EXISTS membership_version(
    deployment_id text PRIMARY KEY,
    version integer NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE IF NOT EXISTS membership(
    deployment_id text NOT NULL REFERENCES membership_version,
    address text NOT NULL,
    port integer NOT NULL,
    generation integer NOT NULL,
    silo_name text NOT NULL,
    host_name text NOT NULL,
    status integer NOT NULL,
    proxy_port integer NOT NULL,
    suspect_times text,
    start_time timestamptz NOT NULL,
    i_am_alive_time timestamptz NOT NULL,
    PRIMARY KEY (deployment_id, address, port, generation)
);

-- Updated often and in place: room is left on each page, and no index but the key's.
CREATE TABLE IF NOT EXISTS grain_state(
    service_id text NOT NULL,
    state_name text NOT NULL,
    id_n0 bigint NOT NULL,
    id_n1 bigint NOT NULL,
    id_text text NOT NULL,
    version integer NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    body bytea,
    PRIMARY KEY (service_id, state_name, id_text, id_n0, id_n1)
) WITH (fillfactor = 70);

INSERT INTO orleansquery(querykey, querytext) VALUES
('InsertMembershipVersionKey', $$
    WITH added AS (
        INSERT INTO membership_version(deployment_id) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
    SELECT EXISTS (SELECT FROM added)
$$),
-- The row of membership_version is what concurrent changes wait for; the one that comes second finds another version, and changes nothing.
('InsertMembershipKey', $$
    WITH next AS (
        UPDATE membership_version v SET version = version + 1, changed_at = now()
        WHERE deployment_id = @DeploymentId AND version = @Version AND NOT EXISTS (
            SELECT FROM membership m
            WHERE m.deployment_id = @DeploymentId AND m.address = @Address AND m.port = @Port AND m.generation = @Generation)
        RETURNING deployment_id),
    added AS (
        INSERT INTO membership(
            deployment_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, i_am_alive_time)
        SELECT deployment_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM next
        RETURNING 1)
    SELECT EXISTS (SELECT FROM added)
$$),
('UpdateMembershipKey', $$
    WITH next AS (
        UPDATE membership_version v SET version = version + 1, changed_at = now()
        WHERE deployment_id = @DeploymentId AND version = @Version AND EXISTS (
            SELECT FROM membership m
            WHERE m.deployment_id = @DeploymentId AND m.address = @Address AND m.port = @Port AND m.generation = @Generation)
        RETURNING deployment_id),
    changed AS (
        UPDATE membership m SET status = @Status, suspect_times = @SuspectTimes, i_am_alive_time = @IAmAliveTime
        FROM next
        WHERE m.deployment_id = next.deployment_id AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
        RETURNING 1)
    SELECT EXISTS (SELECT FROM changed)
$$),
-- Told every half minute by every silo, and no change of the membership.
('UpdateIAmAlivetimeKey', $$
    UPDATE membership SET i_am_alive_time = @IAmAliveTime
    WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$$),
('MembershipReadRowKey', $$
    SELECT v.version AS Version, m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo_name AS SiloName, m.host_name AS HostName,
        m.status AS Status, m.proxy_port AS ProxyPort, m.suspect_times AS SuspectTimes, m.start_time AS StartTime, m.i_am_alive_time AS IAmAliveTime
    FROM membership_version v
    LEFT JOIN membership m ON m.deployment_id = v.deployment_id AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
    WHERE v.deployment_id = @DeploymentId
$$),
('MembershipReadAllKey', $$
    SELECT v.version AS Version, m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo_name AS SiloName, m.host_name AS HostName,
        m.status AS Status, m.proxy_port AS ProxyPort, m.suspect_times AS SuspectTimes, m.start_time AS StartTime, m.i_am_alive_time AS IAmAliveTime
    FROM membership_version v
    LEFT JOIN membership m ON m.deployment_id = v.deployment_id
    WHERE v.deployment_id = @DeploymentId
$$),
('GatewaysQueryKey', $$
    SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation
    FROM membership
    WHERE deployment_id = @DeploymentId AND status = @Status AND proxy_port > 0
$$),
('DeleteMembershipTableEntriesKey', $$
    WITH members AS (DELETE FROM membership WHERE deployment_id = @DeploymentId)
    DELETE FROM membership_version WHERE deployment_id = @DeploymentId
$$),
-- 6 is SiloStatus.Dead: silos that are still starting have not been heard of for long either.
('CleanupDefunctSiloEntriesKey', $$
    DELETE FROM membership WHERE deployment_id = @DeploymentId AND status = 6 AND i_am_alive_time < @IAmAliveTime
$$),
('CleanupDefunctSiloEntryKey', $$
    DELETE FROM membership
    WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation AND status = 6
        AND start_time = @StartTime AND i_am_alive_time = @IAmAliveTime AND suspect_times IS NOT DISTINCT FROM @SuspectTimes
$$),
('ReadFromStorageKey', $$
    SELECT body AS PayloadBinary, version AS Version
    FROM grain_state
    WHERE service_id = @ServiceId AND state_name = @GrainTypeString AND id_text = coalesce(@GrainIdExtensionString, '')
        AND id_n0 = @GrainIdN0 AND id_n1 = @GrainIdN1
$$),
-- Who names no version may only be the first. No row, and the version that was named, mean a conflict to Orleans.
('WriteToStorageKey', $$
    WITH added AS (
        INSERT INTO grain_state(service_id, state_name, id_text, id_n0, id_n1, version, body)
        SELECT @ServiceId, @GrainTypeString, coalesce(@GrainIdExtensionString, ''), @GrainIdN0, @GrainIdN1, 1, @PayloadBinary
        WHERE @GrainStateVersion::integer IS NULL
        ON CONFLICT DO NOTHING
        RETURNING version),
    changed AS (
        UPDATE grain_state SET version = version + 1, changed_at = now(), body = @PayloadBinary
        WHERE service_id = @ServiceId AND state_name = @GrainTypeString AND id_text = coalesce(@GrainIdExtensionString, '')
            AND id_n0 = @GrainIdN0 AND id_n1 = @GrainIdN1 AND version = @GrainStateVersion
        RETURNING version)
    SELECT version AS NewGrainStateVersion FROM added UNION ALL SELECT version FROM changed
$$),
-- The version goes on, so that whoever still holds an older one cannot write.
('ClearStorageKey', $$
    UPDATE grain_state SET version = version + 1, changed_at = now(), body = NULL
    WHERE service_id = @ServiceId AND state_name = @GrainTypeString AND id_text = coalesce(@GrainIdExtensionString, '')
        AND id_n0 = @GrainIdN0 AND id_n1 = @GrainIdN1 AND version = @GrainStateVersion
    RETURNING version
$$)
ON CONFLICT (querykey) DO UPDATE SET querytext = excluded.querytext;

INSERT INTO cluster_schema(version) VALUES (1)
ON CONFLICT (singleton) DO UPDATE SET version = greatest(cluster_schema.version, excluded.version);

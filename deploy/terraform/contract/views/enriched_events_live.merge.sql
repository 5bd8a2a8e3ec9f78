SELECT row_key, event_id, user_id, type, occurred_at, received_at, enriched_at, latitude, longitude, location_source, cell, properties, weather_status, weather_reason, weather_source, weather_observed_at, temperature_c, apparent_temperature_c, relative_humidity_pct, precipitation_mm, cloud_cover_pct, pressure_msl_hpa, wind_speed_ms, wind_direction_deg, wind_gusts_ms, weather_code, weather_text, is_day FROM `${project}.${dataset}.enriched_events`
UNION ALL
SELECT row_key, event_id, user_id, type, occurred_at, received_at, enriched_at, latitude, longitude, location_source, cell, properties, weather_status, weather_reason, weather_source, weather_observed_at, temperature_c, apparent_temperature_c, relative_humidity_pct, precipitation_mm, cloud_cover_pct, pressure_msl_hpa, wind_speed_ms, wind_direction_deg, wind_gusts_ms, weather_code, weather_text, is_day FROM (
  SELECT * FROM `${project}.${dataset}.enriched_events_landing`
  WHERE true
  QUALIFY ROW_NUMBER() OVER (PARTITION BY row_key ORDER BY landed_at) = 1
) l
WHERE l.occurred_at >= TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL ${hours} HOUR)
  AND NOT EXISTS (
    SELECT 1 FROM `${project}.${dataset}.enriched_events` t
    WHERE t.row_key = l.row_key AND t.occurred_at >= TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL ${hours_and_1} HOUR))
-- Grain: one session and its newest digest.
select * from etl.latest_session_digests

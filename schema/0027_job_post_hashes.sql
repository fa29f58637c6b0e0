-- How a load knows, without comparing long texts, that a record says nothing new about a job post.

create table etl.job_post_hashes (
    job_post_id    uuid        primary key,
    source_hash    bigint      not null,
    row_updated_at timestamptz not null
);

comment on table etl.job_post_hashes is
    'One job post as its newest load left it. Loading a record with this hash again changes nothing while updated_at is the same.';
comment on column etl.job_post_hashes.job_post_id is 'nyx.job_posts.id; without a foreign key, whose check would cost a load more than this table saves.';
comment on column etl.job_post_hashes.source_hash is 'Hash of the record as it was read, of the mapping and of the version of the normalisers.';
comment on column etl.job_post_hashes.row_updated_at is 'updated_at of the job post when its load ended; any later change moves it.';

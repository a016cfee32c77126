-- What people say of each other after a job, and the figures made of it. New tables only: locks
-- nothing in use. To step back: drop schema reviews.

create schema reviews;

create table reviews.reviews (
  id          uuid primary key,
  org_id      uuid not null default foundation.current_org(),
  about       text not null,
  author_id   uuid not null,
  author_name text not null,
  subject_id  uuid not null,
  rating      smallint not null constraint reviews_have_one_to_five_stars check (rating between 1 and 5),
  aspects     jsonb not null default '{}',
  body        text not null,
  made_at     timestamptz not null,
  -- Null while it is sealed.
  shown_at    timestamptz,
  reply       text,
  replied_at  timestamptz,
  hidden_at   timestamptz,
  constraint reviews_one_per_author_and_thing unique (org_id, about, author_id),
  constraint reviews_are_of_others check (author_id <> subject_id),
  constraint reviews_reply_has_a_time check ((reply is null) = (replied_at is null))
);
create index reviews_of_subject on reviews.reviews (org_id, subject_id, shown_at desc, id desc)
  where shown_at is not null and hidden_at is null;
select foundation.fence('reviews.reviews');

create table reviews.reports (
  id          uuid primary key,
  org_id      uuid not null default foundation.current_org(),
  review_id   uuid not null references reviews.reviews,
  reporter_id uuid not null,
  reason      text not null,
  reported_at timestamptz not null,
  -- When the staff has looked at it.
  settled_at  timestamptz,
  constraint reports_one_per_person unique (review_id, reporter_id)
);
create index reports_open on reviews.reports (org_id, reported_at desc) where settled_at is null;
select foundation.fence('reviews.reports');

-- Figures of what is shown and not hidden, kept in the same transaction.
create table reviews.ratings (
  org_id    uuid not null default foundation.current_org(),
  person_id uuid not null,
  count     integer not null constraint ratings_count_is_not_negative check (count >= 0),
  sum       integer not null,
  stars     integer[] not null constraint ratings_have_five_buckets check (cardinality(stars) = 5),
  primary key (org_id, person_id)
);
select foundation.fence('reviews.ratings');

create table reviews.aspect_ratings (
  org_id    uuid not null default foundation.current_org(),
  person_id uuid not null,
  aspect    text not null,
  count     integer not null constraint aspect_ratings_count_is_not_negative check (count >= 0),
  sum       integer not null,
  primary key (org_id, person_id, aspect)
);
select foundation.fence('reviews.aspect_ratings');

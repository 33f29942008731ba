-- The tables of schema version 0001, for SQLite and PostgreSQL alike.
-- {bytes} and {packed} stand for the two phrases in which they differ.

CREATE TABLE accounts (
  id INTEGER NOT NULL,
  login TEXT NOT NULL,
  person TEXT DEFAULT '' NOT NULL,
  office TEXT DEFAULT '' NOT NULL,
  roles TEXT NOT NULL,
  password TEXT DEFAULT '' NOT NULL,
  disabled BOOLEAN NOT NULL,
  added_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  CONSTRAINT pk_accounts PRIMARY KEY (id),
  CONSTRAINT uq_accounts_login UNIQUE (login)
);

CREATE TABLE blobs (
  sha256 TEXT NOT NULL,
  size BIGINT NOT NULL,
  sealed BOOLEAN NOT NULL,
  data {bytes},
  CONSTRAINT pk_blobs PRIMARY KEY (sha256)
);

CREATE TABLE counters (
  name TEXT NOT NULL,
  last BIGINT NOT NULL,
  CONSTRAINT pk_counters PRIMARY KEY (name)
);

CREATE TABLE plans (
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  office TEXT DEFAULT '' NOT NULL,
  scope TEXT DEFAULT '' NOT NULL,
  school_year INTEGER NOT NULL,
  first_day TEXT,
  last_day TEXT,
  step INTEGER NOT NULL,
  status TEXT DEFAULT '' NOT NULL,
  waits_for TEXT DEFAULT '' NOT NULL,
  since TEXT NOT NULL,
  done BOOLEAN NOT NULL,
  people INTEGER NOT NULL,
  amount BIGINT NOT NULL,
  retain_until TEXT,
  purged_on TEXT,
  added_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  search TEXT DEFAULT '' NOT NULL,
  record TEXT NOT NULL,
  CONSTRAINT pk_plans PRIMARY KEY (id),
  CONSTRAINT uq_plans_number UNIQUE (number)
);
CREATE INDEX ix_plans_done_since_id ON plans (done, since, id);
CREATE INDEX ix_plans_figures ON plans (school_year, office, step, status, done, people, amount);
CREATE INDEX ix_plans_office_done_since_id ON plans (office, done, since, id);
CREATE INDEX ix_plans_office_id ON plans (office, id);
CREATE INDEX ix_plans_office_school_year_id ON plans (office, school_year, id);
CREATE INDEX ix_plans_retain_until ON plans (retain_until);
CREATE INDEX ix_plans_school_year_id ON plans (school_year, id);
CREATE INDEX ix_plans_status_id ON plans (status, id);
CREATE INDEX ix_plans_step_id ON plans (step, id);

CREATE TABLE settings (
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  CONSTRAINT pk_settings PRIMARY KEY (name)
);

CREATE TABLE teachers (
  id INTEGER NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  id_number {bytes},
  id_index {bytes},
  school TEXT DEFAULT '' NOT NULL,
  county TEXT DEFAULT '' NOT NULL,
  position TEXT DEFAULT '' NOT NULL,
  gender TEXT DEFAULT '' NOT NULL,
  birth_date {bytes},
  phone {bytes},
  email {bytes},
  active BOOLEAN NOT NULL,
  changed_at TEXT NOT NULL,
  CONSTRAINT pk_teachers PRIMARY KEY (id),
  CONSTRAINT uq_teachers_id_index UNIQUE (id_index)
);
CREATE INDEX ix_teachers_active_name_id ON teachers (active, name, id);

CREATE TABLE trail (
  id INTEGER NOT NULL,
  at TEXT NOT NULL,
  actor TEXT DEFAULT '' NOT NULL,
  action TEXT DEFAULT '' NOT NULL,
  subject TEXT DEFAULT '' NOT NULL,
  detail TEXT DEFAULT '' NOT NULL,
  key_id TEXT DEFAULT '' NOT NULL,
  seal {bytes} NOT NULL,
  CONSTRAINT pk_trail PRIMARY KEY (id)
);
CREATE INDEX ix_trail_subject_id ON trail (subject, id);

CREATE TABLE applicants (
  id INTEGER NOT NULL,
  plan_id INTEGER NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  id_number {bytes},
  id_index {bytes},
  school TEXT DEFAULT '' NOT NULL,
  county TEXT DEFAULT '' NOT NULL,
  position TEXT DEFAULT '' NOT NULL,
  gender TEXT DEFAULT '' NOT NULL,
  birth_date {bytes},
  phone {bytes},
  email {bytes},
  status TEXT DEFAULT '' NOT NULL,
  source TEXT DEFAULT '' NOT NULL,
  reason TEXT DEFAULT '' NOT NULL,
  answers {bytes},
  applied_at TEXT NOT NULL,
  CONSTRAINT pk_applicants PRIMARY KEY (id),
  CONSTRAINT uq_applicants_plan_id_id_index UNIQUE (plan_id, id_index),
  CONSTRAINT fk_applicants_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id)
);
CREATE INDEX ix_applicants_id_index ON applicants (id_index);
CREATE INDEX ix_applicants_plan_id_status_id ON applicants (plan_id, status, id);

CREATE TABLE approvals (
  id INTEGER NOT NULL,
  plan_id INTEGER NOT NULL,
  agency TEXT DEFAULT '' NOT NULL,
  round INTEGER NOT NULL,
  state TEXT DEFAULT '' NOT NULL,
  request_number TEXT DEFAULT '' NOT NULL,
  request_date TEXT,
  number TEXT DEFAULT '' NOT NULL,
  date TEXT,
  hours BIGINT,
  conditions TEXT DEFAULT '' NOT NULL,
  reason TEXT DEFAULT '' NOT NULL,
  file_sha256 TEXT,
  file_name TEXT DEFAULT '' NOT NULL,
  changed_at TEXT NOT NULL,
  CONSTRAINT pk_approvals PRIMARY KEY (id),
  CONSTRAINT uq_approvals_plan_id_agency_round UNIQUE (plan_id, agency, round),
  CONSTRAINT fk_approvals_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id),
  CONSTRAINT fk_approvals_file_sha256 FOREIGN KEY(file_sha256) REFERENCES blobs (sha256)
);
CREATE INDEX ix_approvals_number ON approvals (number);
CREATE INDEX ix_approvals_request_number ON approvals (request_number);
CREATE INDEX ix_approvals_state_request_date_id ON approvals (state, request_date, id);

CREATE TABLE course_reviews (
  id INTEGER NOT NULL,
  plan_id INTEGER NOT NULL,
  kind TEXT DEFAULT '' NOT NULL,
  status TEXT DEFAULT '' NOT NULL,
  automatic BOOLEAN NOT NULL,
  reasons TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT DEFAULT '' NOT NULL,
  CONSTRAINT pk_course_reviews PRIMARY KEY (id),
  CONSTRAINT fk_course_reviews_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id)
);
CREATE INDEX ix_course_reviews_automatic_id ON course_reviews (automatic, id);
CREATE INDEX ix_course_reviews_plan_id_id ON course_reviews (plan_id, id);

CREATE TABLE courses (
  plan_id INTEGER NOT NULL,
  status TEXT DEFAULT '' NOT NULL,
  code TEXT DEFAULT '' NOT NULL,
  entered_on TEXT,
  decided_on TEXT,
  reason TEXT DEFAULT '' NOT NULL,
  changed_at TEXT NOT NULL,
  CONSTRAINT pk_courses PRIMARY KEY (plan_id),
  CONSTRAINT fk_courses_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id)
);
CREATE INDEX ix_courses_status_plan_id ON courses (status, plan_id);

CREATE TABLE documents (
  id INTEGER NOT NULL,
  kind TEXT DEFAULT '' NOT NULL,
  plan_id INTEGER,
  number TEXT DEFAULT '' NOT NULL,
  sha256 TEXT NOT NULL,
  context_sha256 TEXT NOT NULL,
  personal BOOLEAN NOT NULL,
  issued_at TEXT NOT NULL,
  actor TEXT DEFAULT '' NOT NULL,
  CONSTRAINT pk_documents PRIMARY KEY (id),
  CONSTRAINT fk_documents_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id),
  CONSTRAINT fk_documents_sha256 FOREIGN KEY(sha256) REFERENCES blobs (sha256),
  CONSTRAINT fk_documents_context_sha256 FOREIGN KEY(context_sha256) REFERENCES blobs (sha256)
);
CREATE INDEX ix_documents_kind_id ON documents (kind, id);
CREATE INDEX ix_documents_number ON documents (number);
CREATE INDEX ix_documents_plan_id_id ON documents (plan_id, id);

CREATE TABLE numbers (
  id INTEGER NOT NULL,
  number TEXT NOT NULL,
  word TEXT DEFAULT '' NOT NULL,
  roc_year INTEGER,
  serial BIGINT,
  state TEXT DEFAULT '' NOT NULL,
  own BOOLEAN NOT NULL,
  plan_id INTEGER,
  purpose TEXT DEFAULT '' NOT NULL,
  reason TEXT DEFAULT '' NOT NULL,
  taken_at TEXT NOT NULL,
  taken_by TEXT DEFAULT '' NOT NULL,
  CONSTRAINT pk_numbers PRIMARY KEY (id),
  CONSTRAINT uq_numbers_number UNIQUE (number),
  CONSTRAINT fk_numbers_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id)
);
CREATE INDEX ix_numbers_plan_id ON numbers (plan_id);
CREATE INDEX ix_numbers_series ON numbers (word, roc_year, serial);

CREATE TABLE plan_events (
  id INTEGER NOT NULL,
  plan_id INTEGER NOT NULL,
  at TEXT NOT NULL,
  actor TEXT DEFAULT '' NOT NULL,
  action TEXT DEFAULT '' NOT NULL,
  before TEXT DEFAULT '' NOT NULL,
  after TEXT DEFAULT '' NOT NULL,
  reason TEXT DEFAULT '' NOT NULL,
  CONSTRAINT pk_plan_events PRIMARY KEY (id),
  CONSTRAINT fk_plan_events_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id)
);
CREATE INDEX ix_plan_events_plan_id_id ON plan_events (plan_id, id);

CREATE TABLE plan_grams (
  gram TEXT NOT NULL,
  plan_id INTEGER NOT NULL,
  CONSTRAINT pk_plan_grams PRIMARY KEY (gram, plan_id),
  CONSTRAINT fk_plan_grams_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id)
) {packed};

CREATE TABLE purges (
  plan_id INTEGER NOT NULL,
  at TEXT NOT NULL,
  actor TEXT DEFAULT '' NOT NULL,
  figures TEXT NOT NULL,
  CONSTRAINT pk_purges PRIMARY KEY (plan_id),
  CONSTRAINT fk_purges_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id)
);

CREATE TABLE document_parts (
  document_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  role TEXT DEFAULT '' NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  sha256 TEXT NOT NULL,
  CONSTRAINT pk_document_parts PRIMARY KEY (document_id, position),
  CONSTRAINT fk_document_parts_document_id FOREIGN KEY(document_id) REFERENCES documents (id),
  CONSTRAINT fk_document_parts_sha256 FOREIGN KEY(sha256) REFERENCES blobs (sha256)
);
CREATE INDEX ix_document_parts_sha256 ON document_parts (sha256);

CREATE TABLE document_people (
  id INTEGER NOT NULL,
  document_id INTEGER NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  id_number {bytes},
  id_index {bytes},
  CONSTRAINT pk_document_people PRIMARY KEY (id),
  CONSTRAINT fk_document_people_document_id FOREIGN KEY(document_id) REFERENCES documents (id)
);
CREATE INDEX ix_document_people_document_id ON document_people (document_id);
CREATE INDEX ix_document_people_id_index_document_id ON document_people (id_index, document_id);
CREATE INDEX ix_document_people_name_document_id ON document_people (name, document_id);

CREATE TABLE participants (
  id INTEGER NOT NULL,
  plan_id INTEGER NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  id_number {bytes},
  id_index {bytes},
  school TEXT DEFAULT '' NOT NULL,
  county TEXT DEFAULT '' NOT NULL,
  position TEXT DEFAULT '' NOT NULL,
  gender TEXT DEFAULT '' NOT NULL,
  birth_date {bytes},
  phone {bytes},
  email {bytes},
  hours BIGINT,
  source TEXT DEFAULT '' NOT NULL,
  applicant_id INTEGER,
  added_at TEXT NOT NULL,
  CONSTRAINT pk_participants PRIMARY KEY (id),
  CONSTRAINT uq_participants_plan_id_id_index UNIQUE (plan_id, id_index),
  CONSTRAINT fk_participants_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id),
  CONSTRAINT fk_participants_applicant_id FOREIGN KEY(applicant_id) REFERENCES applicants (id)
);
CREATE INDEX ix_participants_applicant_id ON participants (applicant_id);
CREATE INDEX ix_participants_id_index ON participants (id_index);
CREATE INDEX ix_participants_plan_id_id ON participants (plan_id, id);

CREATE TABLE attendance (
  participant_id INTEGER NOT NULL,
  session INTEGER NOT NULL,
  present BOOLEAN NOT NULL,
  arrived TEXT,
  departed TEXT,
  source TEXT DEFAULT '' NOT NULL,
  note TEXT DEFAULT '' NOT NULL,
  CONSTRAINT pk_attendance PRIMARY KEY (participant_id, session),
  CONSTRAINT fk_attendance_participant_id FOREIGN KEY(participant_id) REFERENCES participants (id) ON DELETE CASCADE
);

CREATE TABLE awards (
  participant_id INTEGER NOT NULL,
  plan_id INTEGER NOT NULL,
  amount BIGINT NOT NULL,
  unit TEXT DEFAULT '' NOT NULL,
  reason TEXT DEFAULT '' NOT NULL,
  edited BOOLEAN NOT NULL,
  at TEXT NOT NULL,
  actor TEXT DEFAULT '' NOT NULL,
  CONSTRAINT pk_awards PRIMARY KEY (participant_id),
  CONSTRAINT fk_awards_participant_id FOREIGN KEY(participant_id) REFERENCES participants (id) ON DELETE CASCADE,
  CONSTRAINT fk_awards_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id)
);
CREATE INDEX ix_awards_plan_id ON awards (plan_id);

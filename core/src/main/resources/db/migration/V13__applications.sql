-- Software that may call without a person (docs/decisions/0012), and what is remembered of how it proves who it is.

-- group R
create table application (
  client_id text primary key check (client_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{2,99}$' and client_id !~ '^[0-9]{12}$'),
  name      text not null,
  ods_code  text not null references organisation,
  function  text not null check (function in ('PROVIDER_AUTHORISED_APPLICATION', 'REFERRER_AUTHORISED_APPLICATION')),
  user_id   text not null unique check (user_id ~ '^[0-9]{12}$'),
  endpoints text[] not null,
  keys      text,
  keys_url  text,
  active    boolean not null,
  check ((keys is null) <> (keys_url is null))
);

-- group D: a proof of identity is good once, on all instances together
create table used_assertion (
  caller     text not null,
  jti        text not null,
  expires_at timestamptz not null,
  primary key (caller, jti)
) ${by_caller};

-- Sign-ins that are under way at our own issuer; names and columns are those of Spring Authorization Server.
create table oauth2_authorization (
  id                            text primary key,
  registered_client_id          text not null,
  principal_name                text not null,
  authorization_grant_type      text not null,
  authorized_scopes             text,
  attributes                    text,
  state                         text,
  authorization_code_value      text,
  authorization_code_issued_at  timestamptz,
  authorization_code_expires_at timestamptz,
  authorization_code_metadata   text,
  access_token_value            text,
  access_token_issued_at        timestamptz,
  access_token_expires_at       timestamptz,
  access_token_metadata         text,
  access_token_type             text,
  access_token_scopes           text,
  oidc_id_token_value           text,
  oidc_id_token_issued_at       timestamptz,
  oidc_id_token_expires_at      timestamptz,
  oidc_id_token_metadata        text,
  refresh_token_value           text,
  refresh_token_issued_at       timestamptz,
  refresh_token_expires_at      timestamptz,
  refresh_token_metadata        text,
  user_code_value               text,
  user_code_issued_at           timestamptz,
  user_code_expires_at          timestamptz,
  user_code_metadata            text,
  device_code_value             text,
  device_code_issued_at         timestamptz,
  device_code_expires_at        timestamptz,
  device_code_metadata          text
);

-- Which software did it, for a person or without one.
alter table audit add column client_id text;
alter table ledger add column client_id text;

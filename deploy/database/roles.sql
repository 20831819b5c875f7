-- Once, as a superuser, before the first migration; PostgreSQL 15 or newer:
--   psql -v ON_ERROR_STOP=1 -v owner=… -v app=… -v purge=… -f deploy/database/roles.sql
-- The owner is for migrations only. The service gets sise_app and never learns the owner's password.
create role sise_owner login password :'owner';
create role sise_app login password :'app';
create role sise_purge login password :'purge';

create database sise owner sise_owner encoding 'UTF8' template template0;
revoke all on database sise from public;
grant connect on database sise to sise_app, sise_purge;

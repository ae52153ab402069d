-- What every reader of this data must be told, e.g. that it is synthetic. Kept with the data, so that no way of showing it can leave it out.
create table workspace.data_notice (
  only_row boolean primary key default true check (only_row),
  notice text not null
);

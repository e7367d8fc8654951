-- Records end or are merged, nobody deletes them; but the demonstration can be taken away again, by the product alone.
grant delete on partner to sinergi_app;
create policy remove_fictional_partner on partner for delete to sinergi_app
  using ((select actor('kind')) = 'system' and fictional);
create policy remove_fictional_activity on activity for delete to sinergi_app
  using ((select actor('kind')) = 'system' and exists (select 1 from partner p where p.id = partner_id and p.fictional));

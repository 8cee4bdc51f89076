import time, sys, json, runpy
import pytest
from childrens_services import database, settings
from childrens_services.publish import published
from sqlalchemy import text
@pytest.mark.usefixtures("warehouse")
def test_t(monkeypatch):
    sys.argv=['full.py','60']; g=runpy.run_path('/tmp/dc/full.py')
    rows=g['allrows']; kpis=g['kpis']
    with database.transaction() as c:
        cur=c.connection.cursor()
        with cur.copy("copy kpi.kpi_monthly (local_authority_code,kpi_id,month,period_type,breakdown_type,breakdown,kpi_version,is_headline,title,programme,domain,period_start,period_end,numerator,denominator,value,unit,direction,display_value,rag,rag_reason,is_provisional,is_carried_forward,batch_ids,records,excluded_rows) from stdin") as cp:
            for r in rows:
                k=kpis[r['kpi_id']]
                v=None if r['numerator'] is None or (r['denominator'] is not None and not r['denominator']) else r['numerator']/(r['denominator'] or 1)
                cp.write_row((settings.local_authority(),r['kpi_id'],r['month'],r['period_type'],r['breakdown_type'],r['breakdown'],1,False,k.title,k.programme,k.domain,r['period_start'],r['period_end'],r['numerator'],r['denominator'],v,k.unit,k.direction,'x','grey','-',False,False,'{}',1,0))
    for _ in range(3):
        t=time.time(); c=time.process_time(); print(published.publish('2026-03'), round(time.time()-t,1), 'cpu',round(time.process_time()-c,1))

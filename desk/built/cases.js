var T=class extends Error{constructor(n,s,i,o=null,a=null){super(i||s);this.status=n;this.title=s;this.detail=i;this.body=o;this.retryAfter=a}status;title;detail;body;retryAfter;get code(){let n=this.body?.code;return typeof n=="string"?n:""}},te=new Set,Zt=!0;function ee(e){te.add(e)}function pn(e,t){if(t.startsWith("/desk/api/sign-in")||e>=400&&e!==401)return;let n=e!==401;if(n!==Zt){Zt=n;for(let s of te)s(n)}}function hn(){let e=document.cookie.split("; ").find(t=>t.startsWith("hotline_csrf="));return e?decodeURIComponent(e.slice(13)):""}async function mn(e){let t=await e.text(),n=Number.parseInt(e.headers.get("Retry-After")??"",10)||null;try{let s=JSON.parse(t);return new T(e.status,s.title??e.statusText,s.detail??"",s,n)}catch{return new T(e.status,e.statusText,"",null,n)}}async function st(e,t,n,s={}){let i={Accept:"application/json","X-CSRF-Token":hn()},o=n instanceof FormData||n instanceof Blob;n!==void 0&&!o&&(i["Content-Type"]="application/json"),s.version&&(i["If-Match"]=s.version),s.once&&(i["Idempotency-Key"]=s.once);let a;try{a=await fetch(t,{method:e,headers:i,body:n===void 0?null:o?n:JSON.stringify(n),credentials:"same-origin",signal:s.signal??null})}catch(u){throw u instanceof DOMException&&u.name==="AbortError"?u:new T(0,"Unreachable","")}if(pn(a.status,t),!a.ok)throw await mn(a);return{body:a.status!==204&&(a.headers.get("Content-Type")??"").includes("json")?await a.json():null,etag:a.headers.get("ETag")}}var $={get:(e,t)=>st("GET",e,void 0,t),post:(e,t,n)=>st("POST",e,t??{},n),put:(e,t,n)=>st("PUT",e,t,n),patch:(e,t,n)=>st("PATCH",e,t,n),delete:(e,t)=>st("DELETE",e,void 0,t)};var It=globalThis,ne=e=>e,ht=It.trustedTypes,se=ht?ht.createPolicy("lit-html",{createHTML:e=>e}):void 0,Ht="$lit$",O=`lit$${Math.random().toFixed(9).slice(2)}$`,Wt="?"+O,fn=`<${Wt}>`,j=document,rt=()=>j.createComment(""),ot=e=>e===null||typeof e!="object"&&typeof e!="function",Ft=Array.isArray,ce=e=>Ft(e)||typeof e?.[Symbol.iterator]=="function",Dt=`[ 	
\f\r]`,it=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,ie=/-->/g,re=/>/g,F=RegExp(`>|${Dt}(?:([^\\s"'>=/]+)(${Dt}*=${Dt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),oe=/'/g,ae=/"/g,ue=/^(?:script|style|textarea|title)$/i,Bt=e=>(t,...n)=>({_$litType$:e,strings:t,values:n}),l=Bt(1),D=Bt(2),Cs=Bt(3),k=Symbol.for("lit-noChange"),c=Symbol.for("lit-nothing"),le=new WeakMap,B=j.createTreeWalker(j,129);function de(e,t){if(!Ft(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return se!==void 0?se.createHTML(t):t}var pe=(e,t)=>{let n=e.length-1,s=[],i,o=t===2?"<svg>":t===3?"<math>":"",a=it;for(let d=0;d<n;d++){let u=e[d],h,y,p=-1,f=0;for(;f<u.length&&(a.lastIndex=f,y=a.exec(u),y!==null);)f=a.lastIndex,a===it?y[1]==="!--"?a=ie:y[1]!==void 0?a=re:y[2]!==void 0?(ue.test(y[2])&&(i=RegExp("</"+y[2],"g")),a=F):y[3]!==void 0&&(a=F):a===F?y[0]===">"?(a=i??it,p=-1):y[1]===void 0?p=-2:(p=a.lastIndex-y[2].length,h=y[1],a=y[3]===void 0?F:y[3]==='"'?ae:oe):a===ae||a===oe?a=F:a===ie||a===re?a=it:(a=F,i=void 0);let m=a===F&&e[d+1].startsWith("/>")?" ":"";o+=a===it?u+fn:p>=0?(s.push(h),u.slice(0,p)+Ht+u.slice(p)+O+m):u+O+(p===-2?d:m)}return[de(e,o+(e[n]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),s]},at=class e{constructor({strings:t,_$litType$:n},s){let i;this.parts=[];let o=0,a=0,d=t.length-1,u=this.parts,[h,y]=pe(t,n);if(this.el=e.createElement(h,s),B.currentNode=this.el.content,n===2||n===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(i=B.nextNode())!==null&&u.length<d;){if(i.nodeType===1){if(i.hasAttributes())for(let p of i.getAttributeNames())if(p.endsWith(Ht)){let f=y[a++],m=i.getAttribute(p).split(O),b=/([.?@])?(.*)/.exec(f);u.push({type:1,index:o,name:b[2],strings:m,ctor:b[1]==="."?ft:b[1]==="?"?gt:b[1]==="@"?$t:q}),i.removeAttribute(p)}else p.startsWith(O)&&(u.push({type:6,index:o}),i.removeAttribute(p));if(ue.test(i.tagName)){let p=i.textContent.split(O),f=p.length-1;if(f>0){i.textContent=ht?ht.emptyScript:"";for(let m=0;m<f;m++)i.append(p[m],rt()),B.nextNode(),u.push({type:2,index:++o});i.append(p[f],rt())}}}else if(i.nodeType===8)if(i.data===Wt)u.push({type:2,index:o});else{let p=-1;for(;(p=i.data.indexOf(O,p+1))!==-1;)u.push({type:7,index:o}),p+=O.length-1}o++}}static createElement(t,n){let s=j.createElement("template");return s.innerHTML=t,s}};function U(e,t,n=e,s){if(t===k)return t;let i=s!==void 0?n._$Co?.[s]:n._$Cl,o=ot(t)?void 0:t._$litDirective$;return i?.constructor!==o&&(i?._$AO?.(!1),o===void 0?i=void 0:(i=new o(e),i._$AT(e,n,s)),s!==void 0?(n._$Co??=[])[s]=i:n._$Cl=i),i!==void 0&&(t=U(e,i._$AS(e,t.values),i,s)),t}var mt=class{constructor(t,n){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:n},parts:s}=this._$AD,i=(t?.creationScope??j).importNode(n,!0);B.currentNode=i;let o=B.nextNode(),a=0,d=0,u=s[0];for(;u!==void 0;){if(a===u.index){let h;u.type===2?h=new z(o,o.nextSibling,this,t):u.type===1?h=new u.ctor(o,u.name,u.strings,this,t):u.type===6&&(h=new yt(o,this,t)),this._$AV.push(h),u=s[++d]}a!==u?.index&&(o=B.nextNode(),a++)}return B.currentNode=j,i}p(t){let n=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(t,s,n),n+=s.strings.length-2):s._$AI(t[n])),n++}},z=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,n,s,i){this.type=2,this._$AH=c,this._$AN=void 0,this._$AA=t,this._$AB=n,this._$AM=s,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,n=this._$AM;return n!==void 0&&t?.nodeType===11&&(t=n.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,n=this){t=U(this,t,n),ot(t)?t===c||t==null||t===""?(this._$AH!==c&&this._$AR(),this._$AH=c):t!==this._$AH&&t!==k&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):ce(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==c&&ot(this._$AH)?this._$AA.nextSibling.data=t:this.T(j.createTextNode(t)),this._$AH=t}$(t){let{values:n,_$litType$:s}=t,i=typeof s=="number"?this._$AC(t):(s.el===void 0&&(s.el=at.createElement(de(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===i)this._$AH.p(n);else{let o=new mt(i,this),a=o.u(this.options);o.p(n),this.T(a),this._$AH=o}}_$AC(t){let n=le.get(t.strings);return n===void 0&&le.set(t.strings,n=new at(t)),n}k(t){Ft(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,s,i=0;for(let o of t)i===n.length?n.push(s=new e(this.O(rt()),this.O(rt()),this,this.options)):s=n[i],s._$AI(o),i++;i<n.length&&(this._$AR(s&&s._$AB.nextSibling,i),n.length=i)}_$AR(t=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);t!==this._$AB;){let s=ne(t).nextSibling;ne(t).remove(),t=s}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},q=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,n,s,i,o){this.type=1,this._$AH=c,this._$AN=void 0,this.element=t,this.name=n,this._$AM=i,this.options=o,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=c}_$AI(t,n=this,s,i){let o=this.strings,a=!1;if(o===void 0)t=U(this,t,n,0),a=!ot(t)||t!==this._$AH&&t!==k,a&&(this._$AH=t);else{let d=t,u,h;for(t=o[0],u=0;u<o.length-1;u++)h=U(this,d[s+u],n,u),h===k&&(h=this._$AH[u]),a||=!ot(h)||h!==this._$AH[u],h===c?t=c:t!==c&&(t+=(h??"")+o[u+1]),this._$AH[u]=h}a&&!i&&this.j(t)}j(t){t===c?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},ft=class extends q{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===c?void 0:t}},gt=class extends q{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==c)}},$t=class extends q{constructor(t,n,s,i,o){super(t,n,s,i,o),this.type=5}_$AI(t,n=this){if((t=U(this,t,n,0)??c)===k)return;let s=this._$AH,i=t===c&&s!==c||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,o=t!==c&&(s===c||i);i&&this.element.removeEventListener(this.name,this,s),o&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},yt=class{constructor(t,n,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=n,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){U(this,t)}},he={M:Ht,P:O,A:Wt,C:1,L:pe,R:mt,D:ce,V:U,I:z,H:q,N:gt,U:$t,B:ft,F:yt},gn=It.litHtmlPolyfillSupport;gn?.(at,z),(It.litHtmlVersions??=[]).push("3.3.3");var G=(e,t,n)=>{let s=n?.renderBefore??t,i=s._$litPart$;if(i===void 0){let o=n?.renderBefore??null;s._$litPart$=i=new z(t.insertBefore(rt(),o),o,void 0,n??{})}return i._$AI(e),i};var A={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},S=e=>(...t)=>({_$litDirective$:e,values:t}),_=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,n,s){this._$Ct=t,this._$AM=n,this._$Ci=s}_$AS(t,n){return this.update(t,n)}update(t,n){return this.render(...n)}};var Q=S(class extends _{constructor(e){if(super(e),e.type!==A.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(s=>s!=="")));for(let s in t)t[s]&&!this.nt?.has(s)&&this.st.add(s);return this.render(t)}let n=e.element.classList;for(let s of this.st)s in t||(n.remove(s),this.st.delete(s));for(let s in t){let i=!!t[s];i===this.st.has(s)||this.nt?.has(s)||(i?(n.add(s),this.st.add(s)):(n.remove(s),this.st.delete(s)))}return k}});var{I:$n}=he,me=e=>e;var bt=e=>e.strings===void 0,fe=()=>document.createComment(""),Y=(e,t,n)=>{let s=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(n===void 0){let o=s.insertBefore(fe(),i),a=s.insertBefore(fe(),i);n=new $n(o,a,e,e.options)}else{let o=n._$AB.nextSibling,a=n._$AM,d=a!==e;if(d){let u;n._$AQ?.(e),n._$AM=e,n._$AP!==void 0&&(u=e._$AU)!==a._$AU&&n._$AP(u)}if(o!==i||d){let u=n._$AA;for(;u!==o;){let h=me(u).nextSibling;me(s).insertBefore(u,i),u=h}}}return n},I=(e,t,n=e)=>(e._$AI(t,n),e),yn={},J=(e,t=yn)=>e._$AH=t,ge=e=>e._$AH,vt=e=>{e._$AR(),e._$AA.remove()};var bn=S(class extends _{constructor(){super(...arguments),this.key=c}render(e,t){return this.key=e,t}update(e,[t,n]){return t!==this.key&&(J(e),this.key=t),n}});var vn=S(class extends _{constructor(e){if(super(e),e.type!==A.PROPERTY&&e.type!==A.ATTRIBUTE&&e.type!==A.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!bt(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===k||t===c)return t;let n=e.element,s=e.name;if(e.type===A.PROPERTY){if(t===n[s])return k}else if(e.type===A.BOOLEAN_ATTRIBUTE){if(!!t===n.hasAttribute(s))return k}else if(e.type===A.ATTRIBUTE&&n.getAttribute(s)===t+"")return k;return J(e),t}});var lt=(e,t)=>{let n=e._$AN;if(n===void 0)return!1;for(let s of n)s._$AO?.(t,!1),lt(s,t);return!0},wt=e=>{let t,n;do{if((t=e._$AM)===void 0)break;n=t._$AN,n.delete(e),e=t}while(n?.size===0)},$e=e=>{for(let t;t=e._$AM;e=t){let n=t._$AN;if(n===void 0)t._$AN=n=new Set;else if(n.has(e))break;n.add(e),kn(t)}};function wn(e){this._$AN!==void 0?(wt(this),this._$AM=e,$e(this)):this._$AM=e}function Tn(e,t=!1,n=0){let s=this._$AH,i=this._$AN;if(i!==void 0&&i.size!==0)if(t)if(Array.isArray(s))for(let o=n;o<s.length;o++)lt(s[o],!1),wt(s[o]);else s!=null&&(lt(s,!1),wt(s));else lt(this,e)}var kn=e=>{e.type==A.CHILD&&(e._$AP??=Tn,e._$AQ??=wn)},Tt=class extends _{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,n,s){super._$AT(t,n,s),$e(this),this.isConnected=t._$AU}_$AO(t,n=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),n&&(lt(this,t),wt(this))}setValue(t){if(bt(this._$Ct))this._$Ct._$AI(t,this);else{let n=[...this._$Ct._$AH];n[this._$Ci]=t,this._$Ct._$AI(n,this,0)}}disconnected(){}reconnected(){}};var jt=new WeakMap,ct=S(class extends Tt{render(e){return c}update(e,[t]){let n=t!==this.G;return n&&this.rt(void 0),(n||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),c}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,n=jt.get(t);n===void 0&&(n=new WeakMap,jt.set(t,n)),n.get(this.G)!==void 0&&this.G.call(this.ht,void 0),n.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?jt.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var ye=(e,t,n)=>{let s=new Map;for(let i=t;i<=n;i++)s.set(e[i],i);return s},Ut=S(class extends _{constructor(e){if(super(e),e.type!==A.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,n){let s;n===void 0?n=t:t!==void 0&&(s=t);let i=[],o=[],a=0;for(let d of e)i[a]=s?s(d,a):a,o[a]=n(d,a),a++;return{values:o,keys:i}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,n,s]){let i=ge(e),{values:o,keys:a}=this.dt(t,n,s);if(!Array.isArray(i))return this.ut=a,o;let d=this.ut??=[],u=[],h,y,p=0,f=i.length-1,m=0,b=o.length-1;for(;p<=f&&m<=b;)if(i[p]===null)p++;else if(i[f]===null)f--;else if(d[p]===a[m])u[m]=I(i[p],o[m]),p++,m++;else if(d[f]===a[b])u[b]=I(i[f],o[b]),f--,b--;else if(d[p]===a[b])u[b]=I(i[p],o[b]),Y(e,u[b+1],i[p]),p++,b--;else if(d[f]===a[m])u[m]=I(i[f],o[m]),Y(e,i[p],i[f]),f--,m++;else if(h===void 0&&(h=ye(a,m,b),y=ye(d,p,f)),h.has(d[p]))if(h.has(d[f])){let N=y.get(a[m]),Ot=N!==void 0?i[N]:null;if(Ot===null){let Xt=Y(e,i[p]);I(Xt,o[m]),u[m]=Xt}else u[m]=I(Ot,o[m]),Y(e,i[p],Ot),i[N]=null;m++}else vt(i[f]),f--;else vt(i[p]),p++;for(;m<=b;){let N=Y(e,u[b+1]);I(N,o[m]),u[m++]=N}for(;p<=f;){let N=i[p++];N!==null&&vt(N)}return this.ut=a,J(e,u),k}});var kt=[300,5e3],xn=12e3,xt=class{constructor(t,n="/desk/live"){this.path=n;this.#t=t;for(let s of t)this.tables.set(s,new Map);window.addEventListener("online",()=>this.#a()),this.#a()}path;tables=new Map;offset=0;connected=!1;#t;#e=new Map;#n=null;#i=new Set;#s=kt[0];#r=0;#o=!1;now(){return Date.now()/1e3+this.offset}table(t){return this.tables.get(t)??new Map}listen(t){return this.#i.add(t),()=>this.#i.delete(t)}close(){this.#o=!0,clearTimeout(this.#r),this.#n?.close()}#a(){if(this.#o||this.#n&&this.#n.readyState<=WebSocket.OPEN)return;let t=new URL(this.path,location.href);t.protocol=location.protocol==="https:"?"wss:":"ws:";let n=new WebSocket(t);this.#n=n,n.onopen=()=>{this.#s>kt[0]&&be(),this.#s=kt[0],this.#d(this.#t),this.#c(n)},n.onmessage=s=>{this.#c(n);let i=JSON.parse(s.data);for(let o of Array.isArray(i)?i:[i])this.#h(o)},n.onclose=()=>this.#u(n)}#c(t){clearTimeout(this.#r),this.#r=window.setTimeout(()=>{this.#u(t),t.close()},xn)}#u(t){this.#n===t&&(this.#n=null,this.#p(!1),!this.#o&&(be(),window.setTimeout(()=>this.#a(),this.#s*(.5+Math.random())),this.#s=Math.min(this.#s*2,kt[1])))}#d(t){this.#n?.send(JSON.stringify({subscribe:t}))}#p(t){this.connected!==t&&(this.connected=t,this.#l("",null))}#h(t){if(!t.topic)return;if(this.offset=t.at-Date.now()/1e3,t.snapshot){this.tables.set(t.topic,new Map(Object.entries(t.snapshot))),this.#e.set(t.topic,t.seq),this.#p(!0),this.#l(t.topic,null);return}let n=this.#e.get(t.topic);if(n===void 0||t.seq<=n)return;if(t.seq!==n+1){this.#e.delete(t.topic),this.#d([t.topic]);return}this.#e.set(t.topic,t.seq);let s=this.tables.get(t.topic);s&&t.key!==void 0&&(t.value?s.set(t.key,t.value):s.delete(t.key),this.#l(t.topic,t.key))}#l(t,n){for(let s of this.#i)s(t,n)}};function be(){$.get("/desk/api/me").catch(()=>{})}var An=["zero","one","two","few","many","other"],At={},v=document.documentElement.lang==="ar"?"ar":"en",X=v==="ar"?"ar-OM-u-nu-latn":"en-GB";async function Te(){if(!(v==="en"||Object.keys(At).length))try{let e=await fetch("/desk/assets/ar.json");e.ok&&(At=await e.json())}catch{}}function qt(e,t){return e.replace(/\{(\w+)\}/g,(n,s)=>String(t[s]??n))}function r(e,t={}){let n=At[e];return qt(typeof n=="string"?n:e,t)}function Z(e,t,n,s={}){let i=At[e],o={n:g(n),...s};if(Array.isArray(i)){let a=An.indexOf(Sn.select(n));return qt(i[a]??e,o)}return qt(n===1?e:t,o)}var _n={day:"numeric",month:"short",year:"numeric",hour:v==="ar"?"numeric":"2-digit",minute:"2-digit"},Sn=new Intl.PluralRules("ar"),xi=new Intl.NumberFormat(X,{style:"percent",maximumFractionDigits:0}),Rn=new Intl.DateTimeFormat(X,{timeStyle:"short"}),Pn=new Intl.DateTimeFormat(X,_n),ve=new Map;function g(e,t=0){let n=ve.get(t);return n||(n=new Intl.NumberFormat(X,{maximumFractionDigits:t,minimumFractionDigits:t}),ve.set(t,n)),n.format(e)}function ke(e){if(e==null)return"–";let t=Math.max(0,Math.round(e)),[n,s,i]=[Math.floor(t/3600),Math.floor(t%3600/60),t%60],o=a=>String(a).padStart(2,"0");return n?`${n}:${o(s)}:${o(i)}`:`${s}:${o(i)}`}function M(e){if(e==null)return"–";let t=new Date(e*1e3);return Vt((t.toDateString()===new Date().toDateString()?Rn:Pn).format(t))}function Vt(e){return v==="ar"?`⁧${e}⁩`:e}var we=/[\u064b-\u0650\u0652]/g;function ut(e,t){return e?.[v]?.replace(we,"")??e?.en??e?.ar?.replace(we,"")??t}var Mn={"unknown case":()=>r("There is no such case, or it is not yours to see."),stale:()=>r("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>r("Your role may not do that."),state:()=>r("The case cannot be changed like that as it stands."),"saved filter":()=>r("The list cannot be kept under this name."),file:()=>r("This file is not taken: it is too large, or of a kind that is not allowed."),password:()=>r("A password has 12 to 256 characters, and is not easy to guess."),"old password":()=>r("Your current password is another one."),store:()=>r("The store cannot be used now: nothing was changed, try again.")},En={400:()=>r("What was sent was not understood."),401:()=>r("Your session has ended. Sign in again in another tab; what you typed stays here."),403:()=>r("This is not allowed."),404:()=>r("This is not there, or not any more."),409:()=>r("This cannot be done as things stand."),412:()=>r("Somebody changed it meanwhile. Look at it again."),413:()=>r("This is too large."),422:()=>r("What was sent was not understood."),507:()=>r("The hotline cannot write it to its disk. Tell an administrator.")},Cn=5;function _t({status:e,code:t,detail:n,retryAfter:s}){if(v==="en"&&n)return n;let i=Mn[t]?.()??Ln(e,t,s)??En[e]?.();return i||(e>=500?r("Something went wrong in the hotline itself. Try again; if it stays so, tell an administrator."):r("This cannot be done as things stand."))}function Ln(e,t,n){let s=n!==null&&n>Cn?Nn(n):null;return t==="busy"?s?r("Many people sign in at this moment. Try again at {time}.",{time:s}):r("Many people sign in at this moment. Try again in a moment."):e===429?s?r("Too many requests. Try again at {time}.",{time:s}):r("Too many requests. Wait a moment and try again."):e!==503?null:s?r("This cannot be done right now. Try again at {time}.",{time:s}):r("This cannot be done right now. Try again in a moment.")}function Nn(e){let t=Date.now()+e*1e3;return Vt(new Intl.DateTimeFormat(X,{timeStyle:e<120?"medium":"short"}).format(t))}var On=[{path:"/desk/agent",title:()=>r("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>r("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>r("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>r("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>r("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>r("Administration"),roles:["administrator"]},{path:"/desk/screens",title:()=>r("Screens"),roles:["administrator"]}];function Dn(e){return On.filter(t=>t.roles.some(n=>e.roles.includes(n)))}var In=3;function Hn(e){return[0,429,502,503,504].includes(e)}async function Ae(e){let t=await Kt(async()=>(await $.get("/desk/api/me")).body);t&&e(t)}async function Kt(e){for(;;){await Te();try{return await e()}catch(t){if(t instanceof T&&t.status===401)return location.assign(`/desk/sign-in?next=${encodeURIComponent(location.pathname+location.search)}`),null;let n=t instanceof T&&(Hn(t.status)||t.status===500);if(G(l`${zt(null)}
          <main class="page" id="content">${Wn(t,n)}</main>`,document.body),!n)return null;await new Promise(s=>setTimeout(s,(t.retryAfter??In)*1e3))}}}function Wn(e,t){return l`<p role="alert" class="trouble">
    ${e instanceof T&&e.status===0?r("The hotline cannot be reached."):H(e)}
    ${t?r("Trying again…"):c}
  </p>`}function H(e){return e instanceof T&&e.status===0?r("The hotline cannot be reached. Look at your connection and try again."):e instanceof T?_t(e):r("Something went wrong: {what}",{what:e instanceof Error?e.message:String(e)})}function zt(e,t=c){let n=e?Dn(e):[];return l`
    <a class="skip" href="#content">${r("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${r("Places")}>
        ${n.map(s=>l`<a href=${s.path} aria-current=${location.pathname===s.path?"page":c}
              >${s.title()}</a
            >`)}
      </nav>
      <div class="bar-status">${t}</div>
      <button class="quiet" @click=${Bn} aria-label=${r("Light or dark")}>◐</button>
      <button class="quiet" lang=${v==="ar"?"en":"ar"} @click=${Fn}>
        ${v==="ar"?"English":"العربية"}
      </button>
      ${e?l`<a class="who" href="/desk/home">${e.name}</a
              ><button class="quiet" @click=${jn}>${r("Sign out")}</button>`:c}
    </header>
  `}function Fn(){document.cookie=`hotline_language=${v==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function Bn(){let e=document.documentElement,t=e.dataset.theme?e.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;e.dataset.theme=t?"light":"dark",document.cookie=`hotline_theme=${e.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function jn(){try{await $.post("/desk/api/sign-out")}catch(e){if(!(e instanceof T&&e.status===401))return tt(H(e),"trouble")}location.assign("/desk/sign-in")}var xe=null;function tt(e,t="good"){xe??=document.body.appendChild(Object.assign(document.createElement("div"),{className:"notices"}));let n=Object.assign(document.createElement("p"),{className:`notice ${t}`,textContent:e});n.setAttribute("role",t==="trouble"?"alert":"status"),xe.append(n),setTimeout(()=>n.remove(),t==="trouble"?12e3:5e3)}async function V(e,t=n=>tt(n,"trouble")){try{return await e()}catch(n){t(H(n));return}}var dt=null;ee(e=>{dt?.remove(),!(e||location.pathname==="/desk/sign-in")&&(dt=document.body.appendChild(document.createElement("div")),dt.className="notices",dt.setAttribute("role","alert"),G(l`<p class="notice trouble">
      ${r("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${r("Sign in")}</a>
    </p>`,dt))});var E=class{#t;#e=new Set;#n=!1;constructor(t){this.#t=t}get state(){return this.#t}set(t){this.#t={...this.#t,...t},this.#i()}listen(t){return this.#e.add(t),this.#i(),()=>this.#e.delete(t)}#i(){this.#n||(this.#n=!0,document.hidden?setTimeout(()=>this.#s(),50):requestAnimationFrame(()=>this.#s()))}#s(){this.#n=!1;for(let t of this.#e)t(this.#t)}};var Un=63710088e-1;function Gt(e){let t=Math.PI/180*Un;return{latitude:t,longitude:t*Math.cos(e*Math.PI/180)}}function St(e,t,n){let s=Gt(e.centre.latitude);return{x:t.width/2+(n.longitude-e.centre.longitude)*s.longitude/e.metresPerUnit,y:t.height/2-(n.latitude-e.centre.latitude)*s.latitude/e.metresPerUnit}}function _e(e){let t=e.flatMap(i=>i.polygons.flatMap(o=>o[0]??[]));if(!t.length)return null;let n=t.map(i=>i[0]),s=t.map(i=>i[1]);return{south:Math.min(...s),west:Math.min(...n),north:Math.max(...s),east:Math.max(...n)}}var R={width:600,height:400},Rt=[];async function Se(){try{let e=await fetch("/1111/api/map");e.ok&&(Rt=(await e.json()).districts)}catch{Rt=[]}}function Re(e){let t={centre:e.point,metresPerUnit:10};return l`<div class="city-map">${qn(t,e.point)}</div>`}function qn(e,t,n=!1){let s=Qn(e);return l`<svg viewBox="0 0 ${R.width} ${R.height}" aria-hidden="true" dir="ltr">
    ${Gn(e)}
    ${Rt.map(i=>D`<g class="district">
      ${i.polygons.map(o=>D`<path d=${o.map(a=>Vn(e,a)).join("")}></path>`)}
    </g>`)}
    ${Rt.map(i=>Kn(e,i))}
    ${n?D`<path class="cross" d="M290 200h20M300 190v20"></path>`:c}
    ${t?zn(e,t):c}
    <g class="scale">
      <path d="M20 380h${s.units}"></path>
      <text x="20" y="372">⁨${s.words}⁩</text>
    </g>
  </svg>`}function Vn(e,t){return`M${t.map(([s,i])=>St(e,R,{latitude:i,longitude:s})).map(({x:s,y:i})=>`${s.toFixed(1)} ${i.toFixed(1)}`).join("L")}Z`}function Kn(e,t){let n=_e([t]);if(!n)return c;let{x:s,y:i}=St(e,R,{latitude:(n.south+n.north)/2,longitude:(n.west+n.east)/2});return s<0||i<0||s>R.width||i>R.height?c:D`<text class="name" x=${s} y=${i}>${t.name[v]??t.name[""]??Object.values(t.name)[0]??""}</text>`}function zn(e,t){let{x:n,y:s}=St(e,R,t);return D`<path class="pin" transform="translate(${n} ${s})" d="M0 0C-4-10-11-14-11-22a11 11 0 1 1 22 0C11-14 4-10 0 0Z"></path>
    <circle class="pin-eye" cx=${n} cy=${s-22} r="4"></circle>`}function Gn(e){let n=Gt(e.centre.latitude),s=e.centre.longitude*n.longitude/e.metresPerUnit%100,i=-e.centre.latitude*n.latitude/e.metresPerUnit%100,o="";for(let a=-100-s;a<=R.width+100;a+=100)o+=`M${a.toFixed(1)} 0V${R.height}`;for(let a=-100-i;a<=R.height+100;a+=100)o+=`M0 ${a.toFixed(1)}H${R.width}`;return D`<path class="grid" d=${o}></path>`}function Qn(e){let t=120*e.metresPerUnit,n=10**Math.floor(Math.log10(t)),s=([5,2,1].find(o=>o*n<=t)??1)*n,i=s>=1e3?r("{n} km",{n:g(s/1e3)}):r("{n} m",{n:g(s)});return{units:s/e.metresPerUnit,words:i}}var Yn={new:()=>r("New"),assigned:()=>r("Assigned"),"in progress":()=>r("In progress"),"waiting for citizen":()=>r("Waiting for the citizen"),"waiting for third party":()=>r("Waiting for others"),solved:()=>r("Solved"),closed:()=>r("Closed"),reopened:()=>r("Reopened"),duplicate:()=>r("Duplicate"),rejected:()=>r("Rejected")},Jn={low:()=>r("Low"),normal:()=>r("Normal"),high:()=>r("High"),urgent:()=>r("Urgent")},Pe={voice:()=>r("Telephone"),email:()=>r("E-mail"),sms:()=>r("Text message"),web:()=>r("Web form"),open311:()=>r("App"),fax:()=>r("Fax"),desk:()=>r("At the desk")},Xn={overdue:()=>r("Overdue"),today:()=>r("Due today"),waiting:()=>r("Waiting"),unassigned:()=>r("Unassigned"),mine:()=>r("Mine"),department:()=>r("My department"),open:()=>r("All open"),all:()=>r("Everything")},Zn={status:()=>r("Status"),priority:()=>r("Priority"),category:()=>r("Subject area"),department:()=>r("Department"),owner:()=>r("Person"),due_at:()=>r("Due"),subject:()=>r("Subject"),description:()=>r("Description"),place:()=>r("Place"),latitude:()=>r("Latitude"),longitude:()=>r("Longitude"),citizen:()=>r("Citizen"),form:()=>r("Answers"),solved_at:()=>r("Solved at"),closed_at:()=>r("Closed at"),duplicate_of:()=>r("Duplicate of")},Pt=(e,t)=>e[t]?.()??t,C=e=>Pt(Yn,e),W=e=>Pt(Jn,e),K=e=>Pt(Pe,e),Me=e=>Xn[e](),Ee=e=>Pt(Zn,e),Ce=Object.keys(Pe);function P(e,t){return t===null?"–":ut(e.departments[t]?.title,t)}function L(e,t){return t===null?"–":ut(e.categories[t]?.title,t)}function x(e,t){return t===null||t===""?"–":t==="citizen"?r("The citizen"):t==="sla"?r("Due-time rules"):t.startsWith("team:")?e.teams[t.slice(5)]??t.slice(5):e.agents[t]??t}function Le(e){let t=e<0,n=Math.max(1,Math.round(Math.abs(e)/60)),s=n<90?r("{n} min",{n:g(n)}):n<2880?r("{n} h",{n:g(Math.round(n/60))}):Z("{n} day","{n} days",Math.round(n/1440));return t?r("{time} late",{time:s}):r("in {time}",{time:s})}function Ne(e,t){return e===null?"":e<t?"bad":e<t+4*3600?"warn":""}var et=["overdue","today","waiting","unassigned","mine","department","open","all"],Oe=["status","category","department","priority"],De=["owner","channel","text","box","opened_from","opened_until"];function pt(e,t="open"){let n=new URLSearchParams(e),s=n.get("view"),i={};for(let o of[...Oe,...De]){let a=n.getAll(o).filter(d=>d!=="");a.length&&(i[o]=a)}return{view:s!==null&&et.includes(s)?s:t,filters:i,after:n.get("after")??"",open:/^\d{4,15}$/.test(n.get("case")??"")?n.get("case"):""}}function nt(e){let t=Mt(e);return e.after&&t.set("after",e.after),e.open&&t.set("case",e.open),t.toString()}function Mt(e){let t=new URLSearchParams({view:e.view});for(let n of[...Oe,...De])for(let s of[...e.filters[n]??[]].sort())t.append(n,s);return t}function Ie(e,t){let n=Mt(e);for(let[s,i]of[["opened_from",0],["opened_until",1]]){let o=n.get(s);if(!o)continue;let[a,d,u]=o.split("-").map(Number),h=new Date(a??0,(d??1)-1,(u??1)+i).getTime()/1e3;Number.isFinite(h)?n.set(s,String(h)):n.delete(s)}return n.set("limit",String(t)),e.after&&n.set("after",e.after),n}function He(e,t,n){let s={...e.filters},i=n.filter(o=>o!=="");return i.length?s[t]=i:delete s[t],{...e,filters:s,after:""}}function Fe(e,t,n){let s=(a,d)=>e.go(He(t.query,a,[d])),i=a=>t.query.filters[a]?.[0]??"",o=Object.keys(t.query.filters).length;return l`<div class="case-filters">
    <div class="row">
      <label class="grow"
        ><span class="unseen">${r("Search in cases")}</span>
        <input
          id="case-text"
          type="search"
          placeholder=${r("Reference, words, place…")}
          .value=${i("text")}
          @change=${a=>s("text",a.target.value.trim())}
      /></label>
      ${es(e,t)}
    </div>
    <details ?open=${o>0}>
      <summary>${o?r("Filters ({n})",{n:o}):r("Filters")}</summary>
      <div class="grid">
        ${w(r("Status"),i("status"),n.statuses.map(a=>[a,C(a)]),a=>s("status",a))}
        ${w(r("Subject area"),i("category"),Object.keys(n.categories).map(a=>[a,L(n,a)]),a=>s("category",a))}
        ${w(r("Department"),i("department"),Object.keys(n.departments).filter(a=>n.departments[a]?.seen).map(a=>[a,P(n,a)]),a=>s("department",a))}
        ${w(r("Person"),i("owner"),Object.keys(n.agents).map(a=>[a,x(n,a)]),a=>s("owner",a))}
        ${w(r("Priority"),i("priority"),n.priorities.map(a=>[a,W(a)]),a=>s("priority",a))}
        ${w(r("Channel"),i("channel"),Ce.map(a=>[a,K(a)]),a=>s("channel",a))}
        ${We(r("Opened from"),i("opened_from"),a=>s("opened_from",a))}
        ${We(r("Opened until"),i("opened_until"),a=>s("opened_until",a))}
        ${ts(i("box"),a=>s("box",a))}
      </div>
      ${o?l`<button class="quiet" @click=${()=>e.go({...t.query,filters:{},after:""})}>
              ${r("Without filters")}
            </button>`:c}
    </details>
  </div>`}function w(e,t,n,s,i=r("any")){return l`<label
    >${e}
    <select @change=${o=>s(o.target.value)}>
      <option value="" ?selected=${t===""}>${i}</option>
      ${n.map(([o,a])=>l`<option value=${o??""} ?selected=${t===o}>${a}</option>`)}
    </select></label
  >`}function We(e,t,n){return l`<label
    >${e}
    <input type="date" .value=${t} @change=${s=>n(s.target.value)}
  /></label>`}function ts(e,t){return l`<label
    >${r("Place box: south, west, north, east")}
    <input
      dir="ltr"
      placeholder="23.5,58.3,23.7,58.6"
      .value=${e}
      @change=${n=>t(n.target.value.replace(/\s/g,""))}
  /></label>`}function es(e,t){let n=s=>{let i=s.target,o=t.saved[Number(i.value)];i.value="",o&&e.go({...pt(o.query),open:t.query.open})};return l` ${t.saved.length?l`<label
            ><span class="unseen">${r("Saved filters")}</span
            ><select @change=${n}>
              <option value="">${r("Saved filters")}</option>
              ${t.saved.map((s,i)=>l`<option value=${i}>${s.name}</option>`)}
            </select></label
          >`:c}
    <details class="saving">
      <summary class="button plain">${r("Save…")}</summary>
      <form
        class="card"
        @submit=${s=>{s.preventDefault();let i=s.target;e.save(new FormData(i).get("name").trim()),i.closest("details")?.removeAttribute("open")}}>
        <label>${r("Name of these filters")}<input name="name" required maxlength="60" /></label>
        <button>${r("Save")}</button>
        ${t.saved.map(s=>l`<div class="row between">
              <bdi>${s.name}</bdi>
              <button
                type="button"
                class="quiet"
                @click=${()=>{e.forget(s.name)}}
                aria-label=${r("Forget {name}",{name:s.name})}>
                ✕
              </button>
            </div>`)}
      </form>
    </details>`}var Qt={kind:null,values:{},told:[],stage:"choose",busy:!1},Et=class{constructor(t,n){this.list=t;this.options=n}list;options;store=new E(Qt);begin(t){this.store.set({...Qt,kind:t,values:t==="priority"?{priority:"high"}:{}})}end(){let t=this.store.state.stage==="done";this.store.set(Qt),t&&(this.list.untick(),this.list.load(!0))}wish(){let{kind:t,values:n}=this.store.state;return t==="assign"?{type:t,department:n.department||null,owner:n.owner||null}:t==="priority"?{type:t,priority:n.priority}:t==="category"?{type:t,category:n.category||null}:{type:"note",text:n.text??"",language:v,public:n.public==="yes"}}async look(){await this.#n("/desk/api/bulk/preview",{cases:this.#e(),wish:this.wish()},"looked")}async do(){let t=new Set(this.store.state.told.filter(i=>i.result==="changed").map(i=>i.reference)),n=this.store.state.told.filter(i=>i.result!=="changed"),s=this.#e().filter(i=>t.has(i.reference));await this.#n("/desk/api/bulk",{cases:s,wish:this.wish()},"done",n)}async undo(){let t=this.store.state.told.filter(n=>n.result==="changed"&&n.version!==null).map(({reference:n,version:s,before:i})=>({reference:n,version:s,before:i}));await this.#n("/desk/api/bulk/undo",{cases:t,wish:this.wish()},"done")&&tt(this.#t(t)),this.end()}#t(t){let n=this.store.state.kind==="assign"?t.filter(s=>s.before?.status==="new").length:0;return n?Z("It is as it was, but {n} case that was new stays assigned.","It is as it was, but {n} cases that were new stay assigned.",n):r("It is as it was.")}#e(){return[...this.list.store.state.ticked].map(([t,n])=>({reference:t,version:n}))}async#n(t,n,s,i=[]){this.store.set({busy:!0});let o=await V(()=>$.post(t,n));return this.store.set(o?{busy:!1,told:[...o.body,...i],stage:s}:{busy:!1}),o!==void 0}};function Be(e,t){if(!t)return c;let n=i=>e.options.actions.includes(i),s=(i,o,a)=>n(a)?l`<button class="plain" @click=${()=>e.begin(i)}>${o}</button>`:c;return l`<div class="bulk-bar row" role="region" aria-label=${r("Ticked cases")}>
    <strong>${Z("{n} case ticked","{n} cases ticked",t)}</strong>
    ${s("assign",r("Assign…"),"assign")} ${s("priority",r("Priority…"),"prioritise")}
    ${s("category",r("Subject area…"),"categorise")} ${s("note",r("Note…"),"note")}
    <button class="quiet" @click=${()=>e.list.untick()}>${r("Untick all")}</button>
  </div>`}function je(e){let t=e.store.state;if(t.kind===null)return c;let n=i=>{let o=i;queueMicrotask(()=>o?.isConnected&&!o.open&&o.showModal())},s={assign:r("Assign cases"),priority:r("Priority of cases"),category:r("Subject area of cases"),note:r("A note for cases")};return l`<dialog ${ct(n)} aria-labelledby="bulk-title" class="bulk" @cancel=${()=>e.end()}>
    <form
      class="stack"
      @submit=${i=>{i.preventDefault(),t.stage==="choose"?e.look():e.do()}}>
      <h2 id="bulk-title">${s[t.kind]}</h2>
      ${t.stage==="choose"?ns(e,t):ss(t)}
      <div class="row">${is(e,t)}</div>
    </form>
  </dialog>`}function ns(e,t){let{options:n}=e,s=o=>a=>e.store.set({values:{...e.store.state.values,[o]:a}}),i=o=>t.values[o]??"";return t.kind==="assign"?l` ${w(r("Department"),i("department"),Object.keys(n.departments).map(o=>[o,P(n,o)]),s("department"),r("nobody yet"))}
    ${w(r("Person"),i("owner"),Object.keys(n.agents).map(o=>[o,x(n,o)]),s("owner"),r("nobody in particular"))}`:t.kind==="priority"?w(r("Priority"),i("priority"),n.priorities.map(o=>[o,W(o)]),s("priority")):t.kind==="category"?w(r("Subject area"),i("category"),Object.keys(n.categories).map(o=>[o,L(n,o)]),s("category")):l`<label
      >${r("Note")}<textarea
        required
        rows="4"
        maxlength="2000"
        .value=${i("text")}
        @input=${o=>s("text")(o.target.value)}></textarea>
    </label>
    <label class="row"
      ><input
        type="checkbox"
        .checked=${i("public")==="yes"}
        @change=${o=>s("public")(o.target.checked?"yes":"")} />
      ${r("The citizens may read it")}</label
    >`}function ss(e){let t=i=>e.told.filter(o=>o.result===i).length,n=e.told.filter(i=>i.result==="refused"||i.result==="stale"),s=e.stage==="looked"?r("{n} of {all} will change.",{n:g(t("changed")),all:g(e.told.length)}):r("{n} of {all} changed.",{n:g(t("changed")),all:g(e.told.length)});return l`<p role="status">
      ${s}
      ${t("unchanged")?Z("{n} is like that already.","{n} are like that already.",t("unchanged")):c}
    </p>
    ${n.length?l`<ul class="told">
            ${n.map(i=>l`<li>
                  <span class="number">${i.reference}</span>
                  <span dir="auto"
                    >${i.result==="stale"?r("somebody changed it meanwhile"):_t({status:0,code:i.code,detail:i.why,retryAfter:null})}</span
                  >
                </li>`)}
          </ul>`:c}`}function is(e,t){let n=t.told.some(s=>s.result==="changed");return t.stage==="done"?l`<button type="button" @click=${()=>e.end()}>${r("Done")}</button> ${n&&t.kind!=="note"?l`<button type="button" class="plain" ?disabled=${t.busy} @click=${()=>{e.undo()}}>
              ${r("Undo")}
            </button>`:c}`:l`${t.stage==="choose"?l`<button ?disabled=${t.busy}>${r("Look first")}</button>`:l`<button ?disabled=${t.busy||!n}>${r("Change them")}</button>`} <button type="button" class="plain" @click=${()=>e.end()}>${r("Cancel")}</button>`}var Ue=()=>({note:"",public:!1,language:v,department:null,owner:null,due:""}),Ct=class{store=new E({reference:"",whole:null,etag:null,draft:Ue(),busy:!1,trouble:"",conflict:"",newer:null});changed=()=>{};get state(){return this.store.state}async open(t){if(t===this.state.reference)return;this.#i();let n=this.#s(t);this.store.set({reference:t,whole:null,etag:null,draft:n,trouble:"",conflict:"",newer:null}),t&&await this.read()}async read(){let{reference:t}=this.state;try{let{body:n,etag:s}=await $.get(this.#e());t===this.state.reference&&this.store.set({whole:n,etag:s,newer:null,trouble:""})}catch(n){t===this.state.reference&&this.store.set({trouble:H(n)})}}type(t){this.store.set({draft:{...this.state.draft,...t}}),this.#i()}heard(t,n){!this.state.whole||t<=this.state.whole.case.version||this.state.busy||(this.#n()?this.store.set({newer:{by:n,version:t}}):this.read())}patch(t){return this.#t(()=>$.patch(this.#e(),t,{version:this.state.etag??void 0}))}async note(){let{note:t,language:n,public:s}=this.state.draft,i={text:t,language:n,public:s};await this.#t(()=>$.post(`${this.#e()}/notes`,i))&&this.type({note:"",public:!1})}link(t,n){return this.#t(()=>$.post(`${this.#e()}/links`,{other:t,how:n}))}unlink(t,n){return this.#t(()=>$.delete(`${this.#e()}/links?${new URLSearchParams({other:t,how:n})}`))}addFile(t,n){let s=new FormData;return s.append("file",t),s.append("public",String(n)),this.#t(()=>$.post(`${this.#e()}/files`,s))}async#t(t){this.store.set({busy:!0,conflict:""});try{let{body:n,etag:s}=await t();return this.store.set({whole:n,etag:s,busy:!1,newer:null}),this.changed(),!0}catch(n){return this.store.set({busy:!1}),n instanceof T&&n.status===412?(this.store.set({conflict:n.detail}),await this.read()):tt(H(n),"trouble"),!1}}#e(){return`/desk/api/cases/${this.state.reference}`}#n(){return this.state.draft.note!==""||this.state.draft.department!==null||this.state.draft.owner!==null}#i(){let{reference:t,draft:n}=this.state;t&&(n.note?sessionStorage.setItem(`case-note-${t}`,n.note):sessionStorage.removeItem(`case-note-${t}`))}#s(t){return{...Ue(),note:sessionStorage.getItem(`case-note-${t}`)??""}}};var qe={"first response":()=>r("First reply"),update:()=>r("Next reply"),solution:()=>r("Solution")},rs={runs:()=>r("runs"),paused:()=>r("pauses"),stopped:()=>r("done"),none:()=>"–"},Ve={related:()=>r("has to do with"),"part of":()=>r("is a part of"),"duplicate of":()=>r("is a duplicate of")};function Ke(e){let t=e.clocks.filter(n=>n.limit!==null);return t.length?l`<section class="card">
    <h2>${r("Due times")}</h2>
    ${t.map(n=>l`<div class="clock ${n.overdue?"late":n.state}">
          <div class="row between">
            <span>${qe[n.sla]?.()??n.sla}</span>
            <span class="tag ${n.overdue?"bad":n.state==="paused"?"warn":""}"
              >${n.overdue?r("overdue"):rs[n.state]()}</span
            >
          </div>
          <progress
            max="1"
            value=${Math.min(1,n.used/(n.limit||1))}
            aria-label=${r("{name}: time used",{name:qe[n.sla]?.()??n.sla})}></progress>
          <div class="small soft">
            ${r("{used} of {limit} open hours",{used:g(n.used/3600,1),limit:g((n.limit??0)/3600,1)})}
            ${n.due_at!==null?l`· ${M(n.due_at)}`:c}
          </div>
        </div>`)}
  </section>`:c}function ze(e,t){if(!t.links.length&&!t.similar.length)return c;let n=new Set(t.links.map(o=>o.other)),s=t.similar.filter(o=>!n.has(o.reference)),i=o=>t.ways.actions.includes(o);return l`<section class="card">
    <h2>${r("Other cases")}</h2>
    ${t.links.length?l`<ul class="ties">
            ${t.links.map(o=>l`<li>
                  ${o.incoming&&o.how!=="related"?l`<a href="?case=${o.other}" class="number">${o.other}</a> ${Ve[o.how]?.()} ${r("this one")}`:l`${Ve[o.how]?.()} <a href="?case=${o.other}" class="number">${o.other}</a>`}
                  ${i("link")&&o.how!=="duplicate of"?l`<button
                          class="quiet"
                          aria-label=${r("Remove the link to {reference}",{reference:o.other})}
                          @click=${()=>{e.unlink(o.other,o.how)}}>
                          ✕
                        </button>`:c}
                </li>`)}
          </ul>`:c}
    ${s.length?l`<h3>${r("Possibly the same")}</h3>
            <ul class="ties">
              ${s.map(o=>l`<li>
                    <a href="?case=${o.reference}" class="number">${o.reference}</a> <bdi>${o.subject}</bdi>
                    <div class="small soft">
                      ${C(o.status)} ·
                      ${M(o.opened_at)}${o.metres===null?c:l` · ${r("{n} m away",{n:g(o.metres)})}`}
                    </div>
                    <div class="row">
                      ${i("merge duplicates")?l`<button class="plain" @click=${()=>{e.link(o.reference,"duplicate of")}}>
                              ${r("It is a duplicate of that")}
                            </button>`:c}
                      ${i("link")?l`<button class="quiet" @click=${()=>{e.link(o.reference,"related")}}>${r("Link")}</button>`:c}
                    </div>
                  </li>`)}
            </ul>`:c}
  </section>`}function Ge(e,t){let n=s=>{let i=t.counts[s];return i===void 0?"":i>=t.most?`${g(t.most-1)}+`:g(i)};return l`<nav class="case-tabs" aria-label=${r("Lists")}>
    ${et.map(s=>l`<button
          class=${Q({plain:!0,late:s==="overdue"&&!!t.counts.overdue})}
          aria-current=${t.query.view===s?"true":c}
          @click=${()=>e.go({...t.query,view:s,after:""})}>
          ${Me(s)} <span class="count number">${n(s)}</span>
        </button>`)}
  </nav>`}function Qe(e,t,n){if(t.trouble)return l`<p class="trouble" role="alert">
      ${t.trouble} <button class="plain" @click=${()=>{e.load()}}>${r("Try again")}</button>
    </p>`;if(!t.rows.length)return l`<p class="empty soft" role="status">${t.loading?r("Loading…"):os(t)}</p>`;let s=t.rows.every(i=>t.ticked.has(i.reference));return l`<div
    class="scroll case-rows"
    tabindex="0"
    role="region"
    aria-label=${r("Cases of the list")}
    aria-busy=${t.loading}>
    <table>
      <thead>
        <tr>
          <th class="tick">
            <input
              type="checkbox"
              aria-label=${r("Select all on this page")}
              .checked=${s}
              @change=${i=>e.tickAll(i.target.checked)} />
          </th>
          <th>${r("Case")}</th>
          <th>${r("Status")}</th>
          <th>${r("Due")}</th>
          <th class="wide">${r("With")}</th>
        </tr>
      </thead>
      <tbody>
        ${Ut(t.rows,i=>i.reference,(i,o)=>as(e,t,n,i,o))}
      </tbody>
    </table>
  </div>`}function os(e){return e.next?r("Nothing found so far: look further."):Object.keys(e.query.filters).length?r("No case fits these filters."):r("Nothing here. Well done.")}function as(e,t,n,s,i){let o=t.query.open===s.reference;return l`<tr
    class=${Q({chosen:o,at:t.at===i})}
    @click=${a=>{a.target.closest("a, input")||(e.store.set({at:i}),e.open(s.reference))}}>
    <td class="tick">
      <input
        type="checkbox"
        aria-label=${r("Select {reference}",{reference:s.reference})}
        .checked=${t.ticked.has(s.reference)}
        @change=${a=>e.tick(s,a.target.checked)} />
    </td>
    <td>
      <a
        class="subject"
        href="?case=${s.reference}"
        aria-current=${o?"true":c}
        @click=${a=>{a.ctrlKey||a.metaKey||a.button||(a.preventDefault(),e.store.set({at:i}),e.open(s.reference))}}
        ><bdi>${s.subject}</bdi></a
      >
      <div class="small soft under">
        <span class="number">${s.reference}</span> · ${L(n,s.category)}
        ${s.place?l`· <bdi>${s.place}</bdi>`:c}
      </div>
    </td>
    <td>${Yt(s.status)} ${Jt(s.priority)}</td>
    <td>${ls(s,t.now)}</td>
    <td class="wide small">
      ${P(n,s.department)}
      ${s.owner?l`<div class="soft">${x(n,s.owner)}</div>`:c}
    </td>
  </tr>`}function Yt(e){let t=["solved","closed","duplicate","rejected"].includes(e);return l`<span class=${Q({tag:!0,good:t,warn:e==="reopened"})}
    >${C(e)}</span
  >`}function Jt(e){return e==="normal"?c:l`<span class=${Q({tag:!0,bad:e==="urgent",warn:e==="high"})}
    >${W(e)}</span
  >`}function ls(e,t){return e.due_at===null||["solved","closed","duplicate","rejected"].includes(e.status)?c:l`<time class="due ${Ne(e.due_at,t)}" title=${M(e.due_at)}
    >${Le(e.due_at-t)}</time
  >`}function Ye(e,t){return l`<div class="row between pager">
    <button class="plain" ?disabled=${!t.before.length} @click=${()=>e.pageBefore()}>
      ${r("Previous page")}
    </button>
    <span class="soft small">${r("Page {n}",{n:g(t.before.length+1)})}</span>
    <button class="plain" ?disabled=${!t.next} @click=${()=>e.nextPage()}>${r("Next page")}</button>
  </div>`}var cs={opened:"✚",note:"✎",changed:"⇄",contact:"✉",call:"✆",file:"▤"};function Xe(e,t){return l`<ol class="timeline">
    ${[...e.timeline].reverse().map(n=>l`<li class="step ${n.kind} ${n.public?"public":""}">
          <span class="icon" aria-hidden="true">${cs[n.kind]}</span>
          <div>
            <div class="small soft">
              <bdi>${us(n,t)}</bdi> ·
              <time>${M(n.at)}</time>
              ${n.public?l`<span class="tag good">${r("the citizen reads it")}</span>`:c}
            </div>
            ${ds(n,e,t)}
          </div>
        </li>`)}
  </ol>`}function us(e,t){if(e.kind==="opened")return r("Opened · {channel}",{channel:K(e.channel)});if(e.kind==="contact"){let n=K(e.channel);return e.direction==="in"?r("{channel} from the citizen",{channel:n}):r("{channel} to the citizen",{channel:n})}return e.kind==="call"?r("Call · {who}",{who:x(t,e.by)}):x(t,e.by)}function ds(e,t,n){return e.kind==="changed"?l`<ul class="changes">
      ${e.changes.map(([s,i,o])=>ps(s,i,o,n))}
    </ul>`:e.kind==="file"&&e.file?hs(e.file,t):e.kind==="call"?e.seconds?l`<span>${r("Talked {time}",{time:ke(e.seconds)})}</span>`:c:e.text?l`<p class="words" dir="auto">${e.text}</p>`:c}function ps(e,t,n,s){return l`<li>
    ${Ee(e)}: ${t===null||t===""?c:l`<del>${Je(e,t,s)}</del>`}
    <span aria-hidden="true">→</span> <ins>${Je(e,n,s)}</ins>
  </li>`}function Je(e,t,n){return t===null||t===""?"–":e==="status"?C(String(t)):e==="priority"?W(String(t)):e==="category"?L(n,String(t)):e==="department"?P(n,String(t)):e==="owner"?x(n,String(t)):e.endsWith("_at")&&typeof t=="number"?M(t):typeof t=="object"?JSON.stringify(t):String(t)}function hs([e,t,n,s],i){let o=`/desk/api/cases/${i.case.reference}`,a=r("{n} KB",{n:g(Math.max(1,Math.round(s/1e3)))});return l`<a class="file" href="${o}/files/${e}" download>
    ${n.startsWith("image/")?l`<img src="${o}/pictures/${e}" alt="" loading="lazy" />`:c}
    <span><bdi>${t}</bdi> <span class="soft small">${a}</span></span></a
  >`}function Ze(e,t,n,s){let i=l`<button class="quiet back" @click=${s} aria-label=${r("Close the case")}>✕</button>`;if(t.trouble)return l`<div class="row between">
      <p class="trouble" role="alert">${t.trouble}</p>
      ${i}
    </div>`;if(!t.whole)return l`<p class="soft" role="status">${r("Loading…")}</p>`;let{whole:o}=t,a=o.case;return l` <header class="case-head">
      <div class="row between"><span class="number soft">${a.reference}</span>${i}</div>
      <h1><bdi>${a.subject}</bdi></h1>
      <div class="row small">
        ${Yt(a.status)} ${Jt(a.priority)}
        <span class="soft"
          >${L(n,a.category)} · ${K(a.channel)} · ${M(a.opened_at)}</span
        >
      </div>
    </header>
    ${ms(e,t,n)} ${fs(e,t,n)}
    <div class="case-columns">
      <div class="stack">
        ${gs(e,t)}
        <h2>${r("What happened")}</h2>
        ${Xe(o,n)}
      </div>
      <aside class="stack">
        ${bs(e,t,n)} ${Ke(o)} ${vs(o)} ${ze(e,o)}
        ${ws(e,t)}
      </aside>
    </div>`}function ms(e,t,n){return t.conflict?l`<div class="trouble" role="alert">
      <strong>${r("Somebody else was quicker; your change was not written.")}</strong>
      <p dir="auto">${t.conflict}</p>
      <p>${r("You see the case as it is now. What you typed is still there.")}</p>
      <button class="plain" @click=${()=>e.store.set({conflict:""})}>${r("Understood")}</button>
    </div>`:t.newer?l`<div class="notice good" role="status">
    ${r("{who} changed this case just now.",{who:x(n,t.newer.by)})}
    <button class="plain" @click=${()=>{e.read()}}>${r("Show the changes")}</button>
  </div>`:c}function fs(e,t,n){let s=t.whole;if(!s.ways.statuses.length)return c;let i=["in progress","solved","reopened"],o=a=>{let d=a==="closed"&&s.ways.closing_needs_word;d&&!confirm(r("The citizen has not heard of it. Close because nobody can be reached?"))||e.patch(d?{status:a,unreachable:d}:{status:a})};return l`<div class="row ways" role="group" aria-label=${r("Becomes")}>
    ${s.ways.statuses.map(a=>l`<button
          class=${a==="solved"?"good":i.includes(a)?"":"plain"}
          ?disabled=${t.busy}
          @click=${()=>o(a)}>
          ${C(a)}
        </button>`)}
  </div>`}function gs(e,t){let{draft:n,whole:s}=t;return s?.ways.actions.includes("note")?l`<form
    class="card note-form"
    @submit=${i=>{i.preventDefault(),e.note()}}>
    <label
      >${r("Note")}<textarea
        rows="3"
        maxlength="2000"
        required
        dir="auto"
        .value=${n.note}
        @input=${i=>e.type({note:i.target.value})}></textarea>
    </label>
    <div class="row">
      <label class="row"
        ><input
          type="checkbox"
          .checked=${n.public}
          @change=${i=>e.type({public:i.target.checked})} />
        ${r("The citizen can read it")}</label
      >
      ${n.public?w(r("Language"),n.language,[["ar","العربية"],["en","English"]],i=>e.type({language:i||"ar"}),"–"):c}
      <span class="grow"></span>
      <button ?disabled=${t.busy}>${n.public?r("Send to the citizen"):r("Save the note")}</button>
    </div>
    ${n.public&&n.note?$s(s,n.note,n.language):c}
  </form>`:c}function $s(e,t,n){return l`<figure class="preview">
    <figcaption class="small soft">${r("The citizen reads this, and hears it at 1111:")}</figcaption>
    <blockquote lang=${n} dir="auto"><span class="number">${e.case.reference}</span> · ${t}</blockquote>
    ${n!==e.case.language?l`<p class="small warn-text">
            ${r("The citizen's language is {language}.",{language:ut({ar:"العربية",en:"English"},e.case.language)===""?e.case.language:ys(e.case.language)})}
          </p>`:c}
  </figure>`}var ys=e=>({ar:"العربية",en:"English"})[e]??e;function bs(e,t,n){let{whole:s,draft:i}=t,o=s.case;if(!s.ways.actions.includes("assign"))return l`<section class="card">
      <h2>${r("Who looks after it")}</h2>
      <p>${P(n,o.department)} · ${x(n,o.owner)}</p>
    </section>`;let d=i.department??o.department??"",u=i.owner??o.owner??"",h=d!==(o.department??"")||u!==(o.owner??""),y=async()=>{await e.patch({department:d||null,owner:u||null})&&e.type({department:null,owner:null})};return l`<section class="card">
    <h2>${r("Who looks after it")}</h2>
    ${w(r("Department"),d,Object.keys(n.departments).map(p=>[p,P(n,p)]),p=>e.type({department:p}),r("nobody yet"))}
    ${w(r("Person"),u,Object.keys(n.agents).map(p=>[p,x(n,p)]),p=>e.type({owner:p}),r("nobody in particular"))}
    <div class="row">
      ${h?l`<button ?disabled=${t.busy} @click=${()=>{y()}}>${r("Assign")}</button>`:c}
      ${n.agent&&u!==n.agent?l`<button class="plain" @click=${()=>{e.patch({owner:n.agent})}}>
              ${r("I take it")}
            </button>`:c}
    </div>
  </section>`}function vs(e){let{place:t,latitude:n,longitude:s}=e.case;if(!t&&n===null)return c;let i=n!==null&&s!==null?{latitude:n,longitude:s}:null;return l`<section class="card">
    <h2>${r("Place")}</h2>
    ${t?l`<p dir="auto">${t}</p>`:c}
    ${i?l`${Re({point:i})}
            <p class="small soft number" dir="ltr">${g(i.latitude,5)}, ${g(i.longitude,5)}</p>`:c}
  </section>`}function ws(e,t){return t.whole?.ways.actions.includes("file")?l`<section class="card">
    <h2>${r("Add a file")}</h2>
    <label class="button plain pick"
      >${t.busy?r("Saving…"):r("Choose a file")}<input
        class="unseen"
        type="file"
        ?disabled=${t.busy}
        @change=${n=>{let s=n.target,[i]=s.files??[];i&&e.addFile(i,!1).then(()=>s.value="")}}
    /></label>
  </section>`:c}var tn="hotline_letters";function Lt(e=document.cookie){return!e.split("; ").includes(`${tn}=off`)}function en(e){document.cookie=`${tn}=${e?"on":"off"}; path=/; max-age=31536000; samesite=lax`}function nn(e,t,n){return e.ctrlKey||e.metaKey?!1:e.altKey||n&&!t}function sn(e){return e.altKey?e.code==="Slash":e.key==="?"||e.key==="؟"}function rn(e){return!!e?.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")}var on=e=>e.store.state.rows[e.store.state.at],an=[{letter:"J",words:()=>r("Next case"),does:e=>e.move(1)},{letter:"K",words:()=>r("Previous case"),does:e=>e.move(-1)},{letter:"O",always:"Enter",words:()=>r("Open the case"),does:ln},{letter:"X",words:()=>r("Tick the case, or not"),does:Ts},{letter:"N",words:()=>r("Next page"),does:e=>e.nextPage()},{letter:"P",words:()=>r("Previous page"),does:e=>e.pageBefore()},{letter:"S",alone:"/",words:()=>r("To the search"),does:ks}];function ln(e){let t=on(e);t&&e.open(t.reference)}function Ts(e){let t=on(e);t&&e.tick(t,!e.store.state.ticked.has(t.reference))}function ks(){document.querySelector("#case-text")?.focus()}function cn(){let e=et.length;return[...an.map(({letter:t,always:n,alone:s,words:i})=>({always:[`Alt+${t}`,...n?[n]:[]],alone:[t,...s?[s]:[]],words:i()})),{always:[`Alt+1–${e}`],alone:[`1–${e}`],words:r("The lists, in their order")},{always:["Esc"],words:r("Back to the list")}]}function un(e,t,n){window.addEventListener("keydown",s=>{if(document.querySelector("dialog[open]"))return;let i=xs(s,e,t,n);i&&(s.preventDefault(),i())})}function xs(e,t,n,s){let i=rn(e.target);if(i&&!e.altKey)return null;if(e.key==="Escape")return n;if(e.key==="Enter")return e.target===document.body?()=>ln(t):null;if(!nn(e,i,Lt()))return null;if(sn(e))return s;let o=et[Number(/^Digit([1-9])$/.exec(e.code)?.[1]??0)-1];if(o)return()=>t.go({...t.query,view:o,after:""});let a=an.find(d=>e.code===`Key${d.letter}`||d.alone&&e.key===d.alone);return a?()=>a.does(t):null}var As=50,Nt=class{store;#t=0;constructor(t){this.store=new E({query:pt(location.search,t),rows:[],next:"",before:[],loading:!0,trouble:"",counts:{},most:0,saved:[],ticked:new Map,at:0,now:Date.now()/1e3}),window.addEventListener("popstate",()=>{let n=pt(location.search,t),s=nt({...n,open:""})===nt({...this.query,open:""});this.store.set({query:n}),s||this.load()})}get query(){return this.store.state.query}go(t,n=[]){let s=nt({...t,open:""})===nt({...this.query,open:""});history.pushState(null,"",`?${nt(t)}`),this.store.set(s?{query:t}:{query:t,before:n,at:0}),s||this.load()}nextPage(){let{next:t,before:n,query:s}=this.store.state;t&&this.go({...s,after:t},[...n,s.after])}pageBefore(){let{before:t,query:n}=this.store.state,s=t.at(-1);s!==void 0&&this.go({...n,after:s},t.slice(0,-1))}async load(t=!1){let n=++this.#t;t||this.store.set({loading:!0,trouble:""});try{let{body:s}=await $.get(`/desk/api/cases?${Ie(this.query,As)}`);if(n!==this.#t)return;let i=s.next?s.next.filter(o=>o!==null).join(","):"";this.store.set({rows:s.cases,next:i,loading:!1,trouble:"",now:Date.now()/1e3})}catch(s){n===this.#t&&this.store.set({loading:!1,trouble:H(s)})}this.loadCounts()}async loadCounts(){let t=await V(()=>$.get("/desk/api/cases/counts"));t&&this.store.set({counts:t.body.counts,most:t.body.most})}async loadSaved(){let t=await V(()=>$.get("/desk/api/case-filters"));t&&this.store.set({saved:t.body})}async save(t){let n={name:t,query:Mt(this.query).toString()},s=await V(()=>$.put("/desk/api/case-filters",n));s&&this.store.set({saved:s.body})}async forget(t){let n=`/desk/api/case-filters?name=${encodeURIComponent(t)}`,s=await V(()=>$.delete(n));s&&this.store.set({saved:s.body})}tick(t,n){let s=new Map(this.store.state.ticked);n?s.set(t.reference,t.version):s.delete(t.reference),this.store.set({ticked:s})}tickAll(t){let n=new Map(this.store.state.ticked);for(let s of this.store.state.rows)t?n.set(s.reference,s.version):n.delete(s.reference);this.store.set({ticked:n})}untick(){this.store.set({ticked:new Map})}open(t){this.go({...this.query,open:t})}move(t){let{at:n,rows:s}=this.store.state;n+t>=s.length?this.nextPage():n+t<0?this.pageBefore():this.store.set({at:n+t})}};function dn(e,t,n){let s=Lt(),i=[...e,{always:["Alt+/"],alone:["?"],words:r("This list")}],o=a=>{en(a.target.checked),n()};return l`<dialog class="help" aria-labelledby="help-title" ${ct(_s)} @close=${t}>
    <form method="dialog">
      <div class="row between">
        <h2 id="help-title">${r("Keyboard")}</h2>
        <button class="plain">${r("Close")}</button>
      </div>
    </form>
    <label class="row inline"
      ><input type="checkbox" .checked=${s} @change=${o} />
      ${r("Keys work without Alt too, except while you type")}</label
    >
    <table>
      <tbody>
        ${i.map(a=>{let d=[...s?a.alone??[]:[],...a.always];return l`<tr>
            <th scope="row">${d.map(u=>l`<kbd>${u}</kbd> `)}</th>
            <td>${a.words}</td>
          </tr>`})}
      </tbody>
    </table>
  </dialog>`}function _s(e){let t=e;t&&!t.open&&queueMicrotask(()=>t.isConnected&&!t.open&&t.showModal())}var Ss=1500;await Ae(e=>{Rs(e)});async function Rs(e){let t=await Kt(async()=>(await $.get("/desk/api/cases/options")).body);if(!t)return;let n=new Nt(e.roles.includes("department")?"department":"open"),s=new Ct,i=new Et(n,t),o=()=>n.go({...n.query,open:""}),a=new E({shown:!1}),d=()=>Ms(e,t,n,s,i,o,a);for(let u of[n.store,s.store,i.store,a])u.listen(d);n.store.listen(u=>{s.open(u.query.open)}),s.changed=()=>{n.load(!0)},un(n,o,()=>a.set({shown:!0})),Ps(n,s),Se().then(d),await Promise.all([n.load(),n.loadSaved()])}function Ps(e,t){let n=new xt(["cases"]),s=0;n.listen((i,o)=>{if(i!=="cases"||o===null)return;let a=n.table("cases").get(o);a&&o===t.state.reference&&t.heard(Number(a.version),String(a.by)),s||=window.setTimeout(()=>{s=0,e.load(!0)},Ss)})}function Ms(e,t,n,s,i,o,a){let d=n.store.state,u=h=>()=>a.set({shown:h});G(l`${zt(e)}
      <main id="content" class="cases ${d.query.open?"with-case":""}">
        <section class="case-list" aria-label=${r("List of cases")}>
          <h1 class="unseen">${r("Cases")}</h1>
          ${Ge(n,d)} ${Fe(n,d,t)} ${Be(i,d.ticked.size)}
          ${Qe(n,d,t)} ${Ye(n,d)}
          <p class="keys">
            <button class="quiet small" @click=${u(!0)}><kbd>?</kbd> ${r("Keyboard")}</button>
          </p>
        </section>
        <section class="case-one" aria-label=${r("The open case")}>
          ${d.query.open?Ze(s,s.state,t,o):l`<p class="empty soft">${r("Choose a case from the list.")}</p>`}
        </section>
      </main>
      ${je(i)??c} ${a.state.shown?dn(cn(),u(!1),u(!0)):c}`,document.body)}
/*! Bundled license information:

lit-html/lit-html.js:
lit-html/directive.js:
lit-html/async-directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/class-map.js:
lit-html/directives/if-defined.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
lit-html/directives/live.js:
lit-html/directives/ref.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/keyed.js:
  (**
   * @license
   * Copyright 2021 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
